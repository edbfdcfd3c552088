"""The sentences of the answering pages in Welsh. Nobody who speaks it at work has read them yet."""

MONTHS = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd",
    "Rhagfyr",
)  # fmt: skip

WELSH: dict[str, str] = {
    "skip": "Neidio at y cwestiynau",
    "not_nhs": "Meddalwedd rydd yw Groundswell. Nid cynnyrch y GIG yw e.",
    "sample": "Data enghreifftiol. Mae’r ymddiriedolaeth hon yn ddychmygol.",
    "unreviewed": "Does neb sy’n siarad Cymraeg yn y gwaith wedi gwirio’r geiriau hyn eto.",
    "asks": "Mae {organisation} yn holi ei staff",
    "takes": "Mae’n cymryd tua {minutes} munud.",
    "open_until": "Cewch ateb tan ddiwedd {day}, a newid eich atebion tan hynny.",
    "confidential": (
        "Mae’r arolwg hwn yn gyfrinachol. Mae’r cyfrifiadur sy’n ei gynnal yn darllen eich atebion ac yn eu hadio at "
        "rai pawb arall."
    ),
    "can_anyone": "All unrhyw un ddarganfod beth ddywedais i?",
    "start": "Dechrau",
    "how_in": "Sut i fynd i mewn",
    "invited": "Dangos eich bod wedi cael gwahoddiad",
    "invited_how": (
        "Rydych chi’n ei ddangos gyda’ch mewngofnodi gwaith, neu gyda chod a anfonwn i’ch cyfeiriad gwaith. Caiff"
        " ei ddefnyddio yno. Mae eich atebion yn mynd i raglen arall, sydd ddim yn gwybod pwy ydych chi."
    ),
    "slip": "Mae gen i slip papur",
    "slip_code": "Y cod ar eich slip",
    "slip_hint": "17 o lythrennau a rhifau. Does dim ots am briflythrennau, bylchau na chysylltnodau.",
    "is_shared": "Cyfrifiadur sy’n cael ei rannu yw hwn",
    "carry_on": "Parhau â’r atebion ar y ddyfais hon",
    "carry_on_why": "Fe gadwoch chi eich atebion yma. Gallwch eu gorffen neu eu newid.",
    "forget": "Eu tynnu o’r ddyfais hon",
    "bad_code": "Nid yw’r cod hwn yn agor yr arolwg hwn. Gwiriwch bob llythyren a rhif.",
    "bad_token": (
        "Nid yw’r hyn a ddaethoch yn agor yr arolwg hwn. Ni storiwyd dim. Ewch yn ôl i’r man lle dangosoch eich "
        "bod wedi cael gwahoddiad, neu teipiwch god eich slip."
    ),
    "problem": "Mae problem",
    "whose": "Ffôn neu gyfrifiadur pwy yw hwn?",
    "whose_first": "Dywedwch ddyfais pwy yw hon, er mwyn cadw neu glirio eich atebion fel y mynnwch.",
    "own": "Fy un i. Cadwch fy atebion arno, er mwyn i mi allu stopio, parhau a’u newid.",
    "shared": (
        "Un sy’n cael ei rannu. Peidiwch â chadw dim arno, a chliriwch y dudalen hon ar ôl 10 munud heb gyffwrdd."
    ),
    "leave_out": "Cewch adael unrhyw gwestiwn heb ei ateb.",
    "page_of": "Tudalen {page} o {pages}",
    "continue": "Parhau",
    "back": "Yn ôl",
    "clear": "Clirio’r ateb hwn",
    "only_if": "Atebwch hwn dim ond os dywedoch “{answer}” i “{question}”",
    "who_reads": (
        "Bydd {readers} yn darllen hwn ar ôl i’r arolwg gau ar {day}, ar wahân i’ch atebion eraill ac i ble "
        "rydych chi’n gweithio. Peidiwch â rhoi enwau, na manylion y byddech chi’n unig yn eu gwybod."
    ),
    "readers": "dau berson o dîm yr arolwg",
    "tell_now": "Ni welir pryder am ddiogelwch neu niwed yma tan hynny. Dywedwch wrth rywun nawr: {who}",
    "room_for": "Hyd at {count} nod.",
    "about_you": "Ble rydych chi’n gweithio",
    "about_you_why": (
        "Chi sy’n llenwi hwn; nid ydym wedi llenwi dim. Fe’i defnyddir ar gyfer canlyniadau grwpiau o {threshold}"
        " neu fwy. Cewch ei adael heb ei ateb."
    ),
    "small_units": (
        "Ni ddangosir byth ganlyniadau grŵp â llai na {threshold} o atebion. Caiff ei atebion eu cyfrif yn y grŵp mwy"
        " y mae’n rhan ohono, ac yn y cyfan."
    ),
    "rather_not": "Byddai’n well gen i beidio â dweud",
    "check": "Gwiriwch eich atebion",
    "change": "Newid",
    "left_out": "heb ei ateb",
    "send": "Anfon fy atebion",
    "send_again": "Anfon fy atebion newydd",
    "sending": "Wrthi’n anfon",
    "in_memory": "Wedi’i gadw ar y dudalen hon yn unig. Heb ei anfon eto.",
    "saved": "Wedi’i gadw ar y ddyfais hon. Heb ei anfon eto.",
    "waiting": "Heb ei anfon eto. Byddwn yn ei anfon pan fydd gennych signal. Cadwch y dudalen hon ar agor.",
    "waiting_saved": (
        "Wedi’i gadw ar y ddyfais hon. Heb ei anfon eto. Byddwn yn ei anfon pan fydd gennych signal a’r dudalen "
        "hon ar agor."
    ),
    "changed": (
        "Wedi’i newid ar y ddyfais hon. Mae’r hyn a anfonoch o’r blaen wedi’i storio; nid yw’r newid wedi’i anfon eto."
    ),
    "stored": "Wedi’i anfon a’i storio",
    "thanks": "Wedi’i anfon a’i storio. Diolch.",
    "change_here": "Cewch newid eich atebion tan ddiwedd {day}, ar y ddyfais hon.",
    "change_open_page": (
        "Cewch newid eich atebion tra bydd y dudalen hon ar agor, tan ddiwedd {day}. Nid oes dim yn cael ei gadw "
        "ar y ddyfais hon."
    ),
    "change_code": (
        "I’w newid cyn diwedd {day}, dewch i mewn eto gyda’r un cod ac atebwch eto. Bydd yr atebion newydd yn "
        "cymryd lle’r rhain. Ni ddangosir atebion wedi’u storio i neb, felly bydd y dudalen yn wag."
    ),
    "change_back": (
        "I’w newid cyn diwedd {day}, ewch yn ôl at eich atebion isod a’u hanfon eto. Bydd yr atebion newydd yn "
        "cymryd lle’r rhain."
    ),
    "change_answers": "Newid fy atebion",
    "next": "Ar ôl {day} caiff yr atebion eu cyfrif. Yna bydd pawb yn cael y canlyniadau drwy un ddolen.",
    "next_person": "Clirio’r dudalen hon i’r person nesaf",
    "clears_soon": "Ymhen hanner munud bydd y dudalen hon yn clirio ei hun i’r person nesaf.",
    "still_there": "Does neb wedi cyffwrdd â’r dudalen hon ers 9 munud. Bydd yn clirio ei hun mewn munud.",
    "i_am_here": "Rydw i yma o hyd",
    "nothing_kept": "Does dim yn cael ei gadw ar y cyfrifiadur hwn. Mae’r dudalen yn clirio ei hun ar ôl 10 munud.",
    "refused_closed": "Heb ei storio: caeodd yr arolwg ar {day}.",
    "refused_earlier": (
        "Ni storiwyd y newid hwn: caeodd yr arolwg ar {day}. Mae’r hyn a anfonoch o’r blaen yn cyfrif."
    ),
    "refused": (
        "Heb ei storio. Nid yw’r dudalen hon a’r arolwg yn cyd-fynd. Mae eich atebion yn dal ar y dudalen hon; "
        "llwythwch hi eto o ddolen yr arolwg."
    ),
    "too_long": "Mae’r geiriau hyn {over} nod yn rhy hir. Ni storiwyd dim eto.",
    "too_long_all": (
        "Mae’r hyn a ysgrifennoch yn rhy hir i’w storio. Gwnewch e ychydig yn fyrrach ac anfonwch eto. Ni "
        "storiwyd dim eto."
    ),
    "nothing_answered": "Nid ydych wedi ateb unrhyw gwestiwn eto, felly does dim i’w anfon.",
    "try_later": (
        "Nid oedd modd storio eich atebion nawr. Maen nhw’n dal ar y dudalen hon. Arhoswch funud ac anfonwch eto."
    ),
    "not_yet": "Nid yw’r arolwg hwn ar agor eto",
    "not_yet_from": (
        "Bydd yn agor ar {day}. Dewch yn ôl bryd hynny gyda’r un ddolen neu slip: nid oes dim wedi’i ddefnyddio."
    ),
    "closed": "Mae’r arolwg hwn wedi cau",
    "closed_on": "Caeodd ar ddiwedd {day}. Diolch i bawb a atebodd. Daw’r canlyniadau i bawb drwy un ddolen.",
    "not_here": "Does dim arolwg agored yn y cyfeiriad hwn",
    "not_here_do": (
        "Efallai bod y cyfeiriad wedi’i gamdeipio, neu fod yr arolwg drosodd. Defnyddiwch y ddolen neu’r cod ar "
        "eich poster, slip neu e-bost eto."
    ),
    "broken": "Aeth rhywbeth o’i le yma",
    "broken_do": (
        "Os oeddech newydd anfon atebion, efallai nad ydynt wedi’u storio. Ewch yn ôl a’u hanfon eto: maen nhw’n "
        "cyfrif unwaith, waeth pa mor aml y byddwch yn eu hanfon."
    ),
    "language": "Iaith",
}
