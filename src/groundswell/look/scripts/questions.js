/* The questions of a page: what was answered, out of the page and back into it. */
(function () {
  "use strict";

  function all(within, selector) {
    return Array.prototype.slice.call(within.querySelectorAll(selector));
  }

  function chosen(question) {
    var words_ = question.querySelector(":scope > textarea, :scope > select");
    if (words_) {
      return words_.value.trim();
    }
    var picked = question.querySelector(":scope > .choices input:checked");
    return picked ? picked.value : "";
  }

  function collect(form) {
    var found = { items: {}, importance: {}, attributes: {} };
    all(form, "[data-item]").forEach(function (question) {
      var value = chosen(question);
      if (value !== "" && !question.closest("[hidden]")) {
        var isNumber = "number" in question.dataset && value !== "na";
        found[question.dataset.part][question.dataset.item] = isNumber ? Number(value) : value;
      }
    });
    return found;
  }

  function isEmpty(answers) {
    return !Object.keys(answers.items).length && !Object.keys(answers.importance).length;
  }

  function fill(form, answers) {
    all(form, "[data-item]").forEach(function (question) {
      var value = (answers[question.dataset.part] || {})[question.dataset.item];
      var words_ = question.querySelector(":scope > textarea, :scope > select");
      if (words_) {
        words_.value = value === undefined ? "" : value;
        return;
      }
      all(question, ":scope > .choices input").forEach(function (one) {
        one.checked = value !== undefined && one.value === String(value);
      });
    });
  }

  /* Questions that depend on an earlier answer; what they hold counts only while they are asked. */
  function ask(form) {
    all(form, "[data-if]").forEach(function (question) {
      var earlier = form.querySelector('[data-part="items"][data-item="' + CSS.escape(question.dataset.if) + '"]');
      var asked = !earlier.hidden && JSON.parse(question.dataset.values).indexOf(chosen(earlier)) >= 0;
      question.hidden = !asked;
    });
    all(form, "[data-clears]").forEach(function (one) {
      one.hidden = !one.parentElement.querySelector(":scope > .choices input:checked");
    });
  }

  function offerToClear(choices, words, note) {
    var clear = element("button", words.clear, "link clear");
    clear.type = "button";
    clear.dataset.clears = "";
    clear.hidden = true;
    clear.addEventListener("click", function () {
      all(choices, "input:checked").forEach(function (one) {
        one.checked = false;
      });
      choices.querySelector("input").focus();
      note();
    });
    choices.insertAdjacentElement("afterend", clear);
  }

  function asked(question) {
    return question.querySelector(":scope > legend, :scope > label").firstChild.textContent.trim();
  }

  function inWords(question, words) {
    var select = question.querySelector(":scope > select");
    if (select) {
      return select.value ? select.selectedOptions[0].textContent : words.left_out;
    }
    var picked = question.querySelector(":scope > .choices input:checked");
    return (picked ? picked.nextElementSibling.textContent : chosen(question)) || words.left_out;
  }

  function element(tag, text, classes) {
    var made = document.createElement(tag);
    made.textContent = text;
    made.className = classes || "";
    return made;
  }

  /* Everything that was answered, topic by topic, each with a way back to it. */
  function list(into, steps, words, go) {
    into.textContent = "";
    steps.forEach(function (step, number) {
      if (step.dataset.step !== "topic") {
        return;
      }
      var heading = element("h3", step.querySelector("h2").textContent);
      heading.lang = step.lang;
      into.appendChild(heading);
      var facts = element("dl", "", "answers");
      all(step, "[data-item]").forEach(function (question) {
        if (!question.closest("[hidden]")) {
          var row = element("div", "");
          row.appendChild(element("dt", asked(question)));
          row.appendChild(element("dd", inWords(question, words)));
          facts.appendChild(row);
        }
      });
      into.appendChild(facts);
      var change = element("button", words.change, "link");
      change.type = "button";
      change.appendChild(element("span", ": " + heading.textContent, "nhsuk-u-visually-hidden"));
      change.addEventListener("click", function () {
        go(number);
      });
      into.appendChild(change);
    });
  }

  window.groundswellQuestions = {
    all: all,
    ask: ask,
    asked: asked,
    collect: collect,
    element: element,
    fill: fill,
    inWords: inWords,
    isEmpty: isEmpty,
    list: list,
    offerToClear: offerToClear,
  };
})();
