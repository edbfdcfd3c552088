"""Words for people about programmes and what was done to them."""

from groundswell.programme.enums import Act

# What was done, as the middle of a sentence: "Ruth Fenwick (programme lead) <words>."
ACT_WORDS: dict[str, str] = {
    Act.PROGRAMME_CREATED: "began the programme {subject}",
    Act.PROGRAMME_RENAMED: "gave the programme {detail} the name {subject}",
    Act.MEMBER_ADDED: "added {subject} to the programme {detail}",
    Act.MEMBER_REMOVED: "took {subject} out of the programme {detail}",
}

NOT_ALLOWED = "Only a programme lead or an administrator of the organisation can do this."
NAME_TAKEN = "There is a programme of this name in your organisation already. Choose another name."
NAME_WITHOUT_LETTERS = "Enter a name with letters or figures in it: it becomes part of the programme’s address."
NOT_OF_THE_ORGANISATION = "{name} holds no role in the organisation. An administrator can give one first."
NO_ROLE = "no role in the organisation any more"
