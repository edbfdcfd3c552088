"""What staff read in Welsh where they begin. Nobody who speaks it at work has read it yet, which it says itself."""

WELSH = "cy"
UNREVIEWED = "Does neb sy’n siarad Cymraeg yn y gwaith wedi gwirio’r geiriau hyn eto."
ENTER = (
    "Gallwch ateb yr arolwg hwn yn Gymraeg. Teipiwch eich cyfeiriad e-bost gwaith uchod, a byddwn yn anfon cod i’r "
    "cyfeiriad hwnnw. Yna dewiswch Gymraeg."
)
CODE = (
    "Teipiwch uchod y cod a anfonwyd i’ch cyfeiriad e-bost gwaith. Gall gymryd munud i gyrraedd. Yna dewiswch Gymraeg."
)
SLIP = "Oes gennych chi slip papur, neu ydych chi wedi dechrau ar y ddyfais hon?"
SLIP_GO = "Ewch ymlaen yn Gymraeg"
HAND_OVER = "Mae eich ffordd i mewn wedi’i defnyddio yma. O’r dudalen nesaf ymlaen does dim yn gwybod pwy ydych chi."
HAND_OVER_GO = "Mynd at y cwestiynau yn Gymraeg"
CODE_LETTER = """\

Yn Gymraeg
Eich cod: {code}

Teipiwch ef ar y dudalen lle y gofynnoch amdano. Mae’n gadael un person i
mewn, unwaith. Os ydych chi wedi ateb eisoes, peidiwch â’i ddefnyddio.
Mae’r cod yn dangos eich bod wedi cael gwahoddiad. Ni ellir ei gysylltu
â’ch atebion wedyn. Os na ofynnoch am god, peidiwch â gwneud dim.

{unreviewed}
"""
