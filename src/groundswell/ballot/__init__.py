"""How staff answer once and are never found: forms, answers, admission, the box's file, the count. No Django."""
