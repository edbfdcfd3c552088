"""What the explaining pages say: everything unverified is listed, and licences are credited."""

from groundswell.discover.dashboard.pages.about import about_page, accessibility_page
from groundswell.discover.dashboard.pages.methods import explaining_page, methods_index
from groundswell.packs.explanations import method_explanation, method_explanations
from groundswell.packs.scoring import score_rules
from groundswell.vocabulary.provenance import Mark


def section(document, section_id):
    return next(one for one in document.sections if one.id == section_id)


def test_the_index_leads_to_every_method():
    assert [one.links[0].href for one in methods_index().sections] == [
        f"/methods/{one.topic}/" for one in method_explanations()
    ]


def test_a_method_is_told_with_its_tables():
    document = explaining_page(method_explanation("comparison/group-range"), address="/methods/comparison/group-range/")

    assert section(document, "phrases").tables[0].rows[1] == ("top quarter", "above the middle half")


def test_the_list_of_the_unverified_names_the_third_pilot_and_every_unsure_rule():
    listed = section(about_page(()), "unverified").tables[0].rows
    text = " ".join(cell for row in listed for cell in row).lower()
    unsure = [rule for rule in score_rules() if not rule.parts and rule.minimum_mark is not Mark.DOCUMENTED]

    assert listed[0][0] == "East London was the third pilot"
    assert [rule.label for rule in unsure if rule.label.lower() not in text] == []
    assert "freedom to speak up" in text


def test_a_documented_rule_is_not_listed_as_unverified():
    listed = section(about_page(()), "unverified").tables[0].rows

    assert "raising concerns" not in " ".join(cell for row in listed for cell in row).lower()


def test_published_figures_are_credited():
    assert "Open Government Licence v3.0" in section(about_page(()), "licences").paragraphs[0]


def test_the_accessibility_statement_says_what_was_not_tested():
    assert "No test yet with people who use screen readers" in section(accessibility_page(), "not-tested").paragraphs[0]
