"""Results as documents: trust, element, group and measurement. Page, files and pictures are made from the same one."""
