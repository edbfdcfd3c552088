"""What releasing asks for."""

from django import forms

from groundswell.web.forms import PlainForm


class ReleaseForm(PlainForm):
    """What staff are told will happen next, and when."""

    next_steps = forms.CharField(
        label="What happens next, and when",
        help_text="Staff read this on the page “What you told us”. Say who does what, and by when.",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Say what happens next, and when. Staff read it below what they told you.",
            "max_length": "Say it in 600 letters or fewer.",
        },
    )
