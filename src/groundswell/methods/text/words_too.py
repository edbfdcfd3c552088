"""Words of English that are names too, short forms of names, and words that no name is taken for."""

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names that are words as well: found where they begin with a capital, so that “we will” stays as it is.
NAMES_THAT_ARE_WORDS = _words(
    """
    abbey ah ali amber an angel april art august autumn baker ball banks barber barker bay bell best bill bird
    bishop black blessing bloom blue bolt bond booth bowling boy brave bread bridge bright brook brooks brown bull
    burn burns bush butcher butler can carol carpenter carter chance charity charm chase chin church clay clean
    clear cole comfort constant cook cooper corner cross crystal daisy dale dark das dawn day dean dear deep do dove
    down drew early east easy fair faith farmer field fields fine fisher flint flood flower flowers ford forest
    foster fox frank free friday friend frost garden gardener gift gold good goodness grace grant gray green grey
    ground guest guy hall hand hands happy hard hardy harmony harper has haven hay he heather heath heaven help hill
    ho holly holy home hook hope hopes horn house hunt hunter in iris ivy jack jade jewel job jolly joy judge june
    just keen key kind king kitchen knight lake lamb land lane large last laurel law lay lea leaf lily little lodge
    long lord lot love low major man manager mark marsh march mason mat matt may means mercy merry mice mile miles
    mill min miller mind mint mo moat monday moody moon more moss much must nice noble north nurse olive page
    painter park parker parsons pat patience peace peach peak pearl penny piper place pleasant plum pole pond poole
    pope porter potter power powers precious price pride priest prince princess promise proud purple queen quick
    quiet rain ray read reader real reed rich rise rivers roach road rob robin rock root rose rough round royal ruby
    rush rust sad sage said sailor salt sands savage say sea self serene sergeant shade sharp she shepherd shore
    short silver singer sister skinner small smart snow so son song south spare speed spring star steel stern
    steward still stone storm street strong sue summer summers sun sunday sunny swan sweet swift tailor tall the
    thorn thursday tiger tan to tong town trinity true turner tuesday van vale violet virtue walker wall wan ward
    waters way weeks well wells west white wild will winter wise wit wolf wong wood woods worth you young
    """
)
# What people call each other, by the name that a list holds. English short forms only: there is no such list for all.
SHORT_FORMS: Mapping[str, tuple[str, ...]] = {
    "abigail": ("abby", "abi"), "alexander": ("alex", "sandy"), "alexandra": ("alex", "sandra"), "amanda": ("mandy",),
    "andrew": ("andy",), "anthony": ("tony",), "benjamin": ("ben",), "catherine": ("cathy", "kate", "cath"),
    "charles": ("charlie", "chas"), "charlotte": ("charlie", "lottie"), "christine": ("chris", "tina"),
    "christopher": ("chris",), "daniel": ("dan", "danny"), "david": ("dave",), "deborah": ("debbie", "deb"),
    "edward": ("ed", "eddie", "ted"), "eleanor": ("ellie", "nell"), "elizabeth": ("liz", "beth", "lizzie", "betty"),
    "emmanuel": ("manny",), "francesca": ("fran",), "frances": ("fran",), "gabriel": ("gabe",), "geoffrey": ("geoff",),
    "gillian": ("gill",), "gregory": ("greg",), "isabella": ("izzy", "bella"), "jacqueline": ("jackie",),
    "james": ("jim", "jamie", "jimmy"), "janet": ("jan",), "jennifer": ("jenny", "jen"), "jessica": ("jess",),
    "jonathan": ("jon",), "joseph": ("joe",), "joshua": ("josh",), "judith": ("judy",), "katherine": ("kathy", "kate"),
    "kathleen": ("kath", "kathy"), "kenneth": ("ken",), "lawrence": ("larry",), "leonard": ("len",),
    "madeleine": ("maddie",), "margaret": ("maggie", "peggy", "meg"), "matthew": ("matt",), "michael": ("mike", "mick"),
    "mohammed": ("mo",), "muhammad": ("mo",), "natalie": ("nat",), "nathaniel": ("nathan", "nate"),
    "nicholas": ("nick",), "nicola": ("nicky", "nikki"), "olivia": ("liv",), "pamela": ("pam",),
    "patricia": ("pat", "trish", "tricia"), "peter": ("pete",), "philip": ("phil",), "philippa": ("pippa",),
    "raymond": ("ray",), "rebecca": ("becky", "becca"), "richard": ("rick", "dick", "richie"),
    "robert": ("rob", "bob", "bobby", "robbie"), "ronald": ("ron",), "samantha": ("sam",), "samuel": ("sam",),
    "stephanie": ("steph",), "stephen": ("steve",), "steven": ("steve",), "susan": ("sue", "susie"),
    "terence": ("terry",), "theodore": ("theo", "ted"), "theresa": ("terry", "tess"), "thomas": ("tom", "tommy"),
    "timothy": ("tim",), "valerie": ("val",), "victoria": ("vicky", "tori"), "vincent": ("vince",),
    "william": ("will", "bill", "billy"), "zachary": ("zac",),
}  # fmt: skip
# Words that often begin a sentence: none of them is a name written wrongly, nor a name behind a title.
NEVER_NAMES = _words(
    """
    a about absolutely after again all almost also although always and another any anyone anything appointment
    appointments are around as asked at attended aware because been before being better both brilliant but by call
    called came can care caring carers clean cleaner cleaners clinic clinics cold could consultant consultants day
    days department did didn doctor doctors does done down during each early even every everybody everyone
    everything excellent explained extremely fantastic felt find first food for found friendly from gave general get
    given gives going good got great had happy has have he help helped helpful her here his hospital hospitals how
    however hours i if in information inside is isn it its just keep kept kind know last later less let like
    listened little long looked lovely made make many me meals medication more most much must my myself need needed
    never nice night nights no nobody none nor not nothing now nurse nurses nursing of off office often on once one
    only or other others our out over parking patient patients people perhaps phone please plenty polite porters
    professional put quick quickly quite rather really receptionist receptionists reception room rooms rude said
    same saw saying see seen several she should since so some somebody someone something sometimes soon staff still
    such superb support take talked team teams telephone than thank thanks that the their them then there these they
    thing things think this those though through time times to today toilet toilets told too took treated treatment
    tried until up us very visit visited waited waiting waits wait wants wanted ward wards was water way we well
    went were what when whenever where which while who whole whose why will with within without woman women
    wonderful worked working would yes yesterday yet you your yours
    """
)
