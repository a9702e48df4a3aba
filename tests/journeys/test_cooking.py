"""A cook with a recipe: other amounts, ticks that stay, one page of paper; and the editor who pasted it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
TART = "/food/quince-tart-with-almonds/"
OpenBrowser = Callable[..., BrowserContext]


def sugar(page: Page) -> Any:
    return page.locator(".recipe__rows li").nth(1)


def test_amounts_follow_without_a_new_page_and_ticks_stay(open_browser: OpenBrowser) -> None:
    page = open_browser().new_page()
    page.goto(TART)
    page.get_by_label(re.compile("icing sugar")).check()

    page.get_by_label("More", exact=True).click()
    expect(sugar(page)).to_contain_text("280 g sugar")
    page.get_by_label("For how many").fill("16")
    page.get_by_label("For how many").press("Enter")

    expect(sugar(page)).to_contain_text("500 g sugar")
    expect(page).to_have_url(re.compile(r"\?servings=16$"))
    expect(page.get_by_label(re.compile("icing sugar"))).to_be_checked()
    page.goto(TART)
    expect(page.get_by_label(re.compile("icing sugar"))).to_be_checked()


def test_amounts_follow_without_scripts(open_browser: OpenBrowser) -> None:
    page = open_browser(java_script_enabled=False).new_page()
    page.goto(TART)

    page.get_by_label("For how many").fill("4")
    page.get_by_role("button", name="Change").click()

    expect(sugar(page)).to_contain_text("125 g sugar")
    page.get_by_role("link", name="Back to 8").click()
    expect(sugar(page)).to_contain_text("250 g sugar")


@pytest.mark.parametrize("address", [TART, "/food/pho-from-the-tram-stop/"])
def test_a_recipe_prints_on_one_page(open_browser: OpenBrowser, address: str) -> None:
    page = open_browser().new_page()
    page.goto(address)

    paper = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_pasted_ingredients_become_rows_once(open_browser: OpenBrowser, editor_state: Any) -> None:
    page = open_browser(storage_state=editor_state).new_page()
    page.goto("/admin/recipes/")
    page.get_by_role("link", name="Grilled mackerel, sharp gooseberries", exact=True).first.click()
    page.get_by_role("tab", name="Ingredients").click()
    # Autosave may send the text meanwhile, and the page in the browser does not know the rows.
    page.get_by_role("textbox", name="Paste ingredients").press_sequentially("200 g flour, sifted\n1 lemon (optional)")
    page.get_by_role("button", name="Save draft").click()

    expect(page.get_by_text("has been updated").first).to_be_visible()
    expect(page.locator("#id_paste_ingredients")).to_have_value("")
    rows = page.locator("[name^=ingredients-][name$=-item]")
    expect(rows.last).to_have_value("lemon")
    assert rows.evaluate_all("rows => rows.map(row => row.value)").count("flour") == 1
