"""Words so common that they tell no theme from another."""

STOP_WORDS = frozenset(
    """
    a about after again all also always am an and any are as at be because been before being but by can can't could
    couldn't did didn't do does doesn't doing don't down each even ever every few for from get getting go going got
    had hadn't has hasn't have haven't having he her here him his how i if in into is isn't it its just like made
    make many me more most much my myself never no nor not now of off often on once one only or other our out over
    own really said same she should so some such than that the their them then there these they this those through
    time to too under until up us very was wasn't we well went were weren't what when where which while who why will
    with won't would wouldn't you your
    """.split()  # noqa: SIM905 - a page of quoted words would be read by nobody
)
