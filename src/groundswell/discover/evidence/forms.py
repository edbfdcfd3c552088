"""Forms of the evidence room: input to clean values."""

from django import forms

from groundswell.discover.evidence.enums import Polarity

LONGEST_MEMO = 2000


class CodeForm(forms.Form):
    """A code, which way the words speak, and from where to where; without these it is the whole remark."""

    code = forms.SlugField(max_length=60)
    polarity = forms.ChoiceField(choices=Polarity)
    start = forms.IntegerField(min_value=0, required=False)
    end = forms.IntegerField(min_value=1, required=False)


class MemoForm(forms.Form):
    """What a coder thought."""

    text = forms.CharField(max_length=LONGEST_MEMO)
