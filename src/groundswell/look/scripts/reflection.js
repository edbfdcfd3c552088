/* A private reflection may stay in this browser, if its owner says so. Nothing is ever sent: there is no code that could. */
(function () {
  "use strict";

  var page = document.querySelector("[data-reflection][data-may-keep]");
  var keeping = page && page.querySelector("[data-keeping]");
  if (!keeping) {
    return;
  }
  var place = "groundswell.reflection." + page.dataset.reflection;
  var words = keeping.querySelector("[data-kept-words]");

  function chosen() {
    var found = {};
    page.querySelectorAll("input:checked").forEach(function (input) {
      found[input.name] = input.value;
    });
    return found;
  }

  function say(sentence) {
    words.textContent = sentence;
  }

  function store(act) {
    try {
      return act(window.localStorage);
    } catch (refused) {
      say("This browser keeps nothing, so your choices are gone when you close the page.");
      return null;
    }
  }

  var kept = store(function (shelf) {
    return shelf.getItem(place);
  });
  if (kept) {
    var before = JSON.parse(kept);
    page.querySelectorAll("input").forEach(function (input) {
      input.checked = before[input.name] === input.value;
    });
    say("Your choices from last time are shown. They are only on this device.");
  }
  keeping.hidden = false;
  keeping.querySelector("[data-keep]").addEventListener("click", function () {
    store(function (shelf) {
      shelf.setItem(place, JSON.stringify(chosen()));
      say("Kept on this device, and nowhere else.");
    });
  });
  keeping.querySelector("[data-forget]").addEventListener("click", function () {
    store(function (shelf) {
      shelf.removeItem(place);
      page.querySelectorAll("input").forEach(function (input) {
        input.checked = false;
      });
      say("Forgotten. Nothing is kept on this device.");
    });
  });
})();
