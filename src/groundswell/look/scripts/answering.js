/* One topic at a time, with back and progress; answers kept where somebody says so. Without this file the page is one
   long form with one button. */
(function () {
  "use strict";

  /* Set before the page is drawn, so that it never jumps. */
  document.documentElement.classList.add("scripted");

  var WARN_AFTER = 9 * 60000;
  var CLEAR_AFTER = 10 * 60000;
  var NEXT_AFTER = 30000;
  var keeping = window.groundswellKeeping;
  var questions = window.groundswellQuestions;
  var all = questions.all;
  var element = questions.element;
  var form, words, wave, steps, walk, button, state, progress, idle;
  var at = 0;
  var before = 0;
  var trail = [];
  var kept = "";
  var sent = false;
  var pending = false;
  var changed = false;
  var leaving = false;
  var tries = 0;
  var retry = 0;
  var next = 0;

  document.addEventListener("DOMContentLoaded", function () {
    form = document.getElementById("answering");
    words = JSON.parse(document.getElementById("words").textContent);
    wave = form.dataset.wave;
    steps = Array.prototype.slice.call(form.querySelectorAll(".step"));
    walk = form.querySelector(".walk");
    button = form.querySelector("[data-send]");
    state = form.querySelector(".state");
    progress = form.querySelector(".progress");
    kept = form.dataset.place ? "shared" : "";
    all(form, "[hidden].needs-script, .needs-script[hidden]").forEach(function (one) {
      one.hidden = false;
    });
    steps.forEach(function (step) {
      step.hidden = false;
    });
    all(form, "fieldset[data-item] > .choices").forEach(function (choices) {
      questions.offerToClear(choices, words, note);
    });
    restore();
    questions.ask(form);
    listen();
    var first = form.querySelector("[data-errors]") ? 1 : 0;
    window.history.replaceState({ step: first }, "");
    show(first, false);
    say();
    watch();
  });

  /* ---- keeping */

  function record() {
    return {
      token: form.elements.token.value,
      code: form.elements.code.value,
      lang: form.elements.lang.value,
      answers: questions.collect(form),
      sent: sent,
      pending: pending,
    };
  }

  function restore() {
    if (kept === "shared") {
      return;
    }
    var found = keeping.read(wave, form.dataset.closes);
    var same = found && found.token === form.elements.token.value && found.code === form.elements.code.value;
    if (same) {
      kept = "own";
      sent = found.sent;
      pending = found.pending;
      form.querySelector('input[name="kept"][value="own"]').checked = true;
      questions.fill(form, found.answers);
    }
  }

  function keep() {
    if (kept === "own" && !keeping.write(wave, record())) {
      kept = "";
    }
  }

  function note() {
    changed = true;
    questions.ask(form);
    keep();
    say();
  }

  function say(sentence, kind) {
    if (!sentence) {
      if (pending) {
        sentence = kept === "own" ? words.waiting_saved : words.waiting;
        kind = "waiting";
      } else if (sent && !changed) {
        sentence = words.stored;
        kind = "stored";
      } else if (sent) {
        sentence = words.changed;
        kind = "saved";
      } else if (changed || kept === "own") {
        sentence = kept === "own" ? words.saved : words.in_memory;
        kind = "saved";
      }
    }
    state.hidden = !sentence;
    if (sentence && state.textContent !== sentence) {
      state.textContent = sentence;
    }
    state.dataset.kind = kind || "";
  }

  /* ---- sending */

  function send() {
    window.clearTimeout(retry);
    var now = record();
    if (questions.isEmpty(now.answers)) {
      say(words.nothing_answered, "refused");
      return;
    }
    pending = true;
    keep();
    button.disabled = true;
    button.textContent = words.sending;
    var asSent = JSON.stringify(now.answers);
    keeping.put(form.dataset.home, now, function (outcome) {
      button.disabled = false;
      if (outcome === "later") {
        say();
        label();
        retry = window.setTimeout(send, keeping.pause(tries++));
        return;
      }
      pending = false;
      tries = 0;
      if (outcome === "stored") {
        sent = true;
        changed = JSON.stringify(questions.collect(form)) !== asSent;
        keep();
        say();
        label();
        if (!changed) {
          go(byName("sent"));
        }
        return;
      }
      keep();
      label();
      say(refusal(outcome), "refused");
    });
  }

  function refusal(outcome) {
    if (outcome === "closed") {
      return sent ? words.refused_earlier : words.refused_closed;
    }
    return { "too-long": words.too_long_all, "not-admitted": words.bad_token }[outcome] || words.refused;
  }

  /* ---- walking */

  function byName(name) {
    return steps.findIndex(function (step) {
      return step.dataset.step === name;
    });
  }

  function name() {
    return steps[at].dataset.step;
  }

  function label() {
    var isLast = name() === "check";
    button.textContent = isLast ? (sent ? words.send_again : words.send) : words.continue;
  }

  /* On a shared computer the browser's own Back button must not lead to the last person's pages. */
  function go(step) {
    if (kept === "shared") {
      trail.push(at);
    } else {
      window.history.pushState({ step: step }, "");
    }
    show(step, true);
  }

  function goBack() {
    if (trail.length) {
      show(trail.pop(), true);
    } else {
      window.history.back();
    }
  }

  function show(step, withFocus) {
    at = step;
    steps.forEach(function (one, number) {
      one.classList.toggle("is-current", number === step);
    });
    var isQuestion = name() === "topic" || name() === "start" || name() === "check";
    walk.hidden = !isQuestion;
    form.querySelector(".foot-line").hidden = name() === "find-out";
    if (name() === "check") {
      questions.list(form.querySelector(".checked"), steps, words, go);
    }
    if (name() === "sent") {
      form.querySelector(".change-here").hidden = kept !== "own";
      form.querySelector(".change-open").hidden = kept === "own";
      form.querySelector("[data-clear]").hidden = kept !== "shared";
    }
    window.clearTimeout(next);
    if (name() === "sent" && form.dataset.place === "kiosk") {
      next = window.setTimeout(clear, NEXT_AFTER);
    }
    label();
    drawProgress();
    form.classList.toggle("is-under-way", name() !== "start");
    var heading = steps[step].querySelector("[tabindex]") || document.getElementById("survey");
    var part = document.title.split(" - ");
    document.title = [heading.textContent].concat(part.slice(part.length > 2 ? 1 : 0)).join(" - ");
    if (withFocus) {
      window.scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    }
  }

  function drawProgress() {
    var topics = steps.filter(function (step) {
      return step.dataset.step === "topic";
    });
    var page = topics.indexOf(steps[at]);
    progress.textContent = "";
    progress.hidden = name() === "start" || name() === "sent" || name() === "find-out";
    if (progress.hidden) {
      return;
    }
    var back = element("button", words.back, "link back");
    back.type = "button";
    back.addEventListener("click", goBack);
    progress.appendChild(back);
    if (page < 0) {
      return;
    }
    var said = words.page_of.replace("{page}", page + 1).replace("{pages}", topics.length);
    progress.appendChild(element("span", said, "progress__page"));
    var dots = element("span", "", "progress__dots");
    dots.setAttribute("aria-hidden", "true");
    topics.forEach(function (topic, number) {
      dots.appendChild(element("span", "", number < page ? "is-past" : number === page ? "is-here" : ""));
    });
    progress.appendChild(dots);
  }

  /* Whoever does not say whose device it is would lose everything by one reload, and learn of it too late. */
  function isPlaceKnown() {
    return form.dataset.place || form.querySelector('input[name="kept"]:checked');
  }

  function askForPlace() {
    var error = document.getElementById("whose-error");
    error.hidden = false;
    var choices = error.closest("fieldset");
    choices.setAttribute("aria-describedby", error.id);
    choices.querySelector("input").focus();
  }

  /* ---- what people do */

  function listen() {
    form.addEventListener("submit", function (event) {
      if (event.submitter && event.submitter.name === "to") {
        leaving = true;
        return;
      }
      event.preventDefault();
      if (name() === "check") {
        send();
      } else if (name() === "start" && !isPlaceKnown()) {
        askForPlace();
      } else {
        go(at + 1);
      }
    });
    form.addEventListener("input", function (event) {
      if (event.target.name === "kept") {
        kept = event.target.value;
        var error = document.getElementById("whose-error");
        error.hidden = true;
        error.closest("fieldset").removeAttribute("aria-describedby");
        if (kept === "shared") {
          keeping.forget(wave);
        }
        keep();
        say();
        watch();
      } else {
        note();
      }
    });
    all(form, "[data-find-out]").forEach(function (link) {
      link.addEventListener("click", function (event) {
        event.preventDefault();
        before = at;
        go(byName("find-out"));
      });
    });
    form.querySelector("[data-return]").addEventListener("click", goBack);
    form.querySelector("[data-change]").addEventListener("click", function () {
      go(1);
    });
    form.querySelector("[data-clear]").addEventListener("click", clear);
    window.addEventListener("popstate", function (event) {
      show(event.state && typeof event.state.step === "number" ? event.state.step : before, true);
    });
    window.addEventListener("online", function () {
      if (pending) {
        send();
      }
    });
    window.addEventListener("beforeunload", function (event) {
      if (changed && kept !== "own" && !leaving) {
        event.preventDefault();
      }
    });
    if (pending) {
      send();
    }
  }

  /* ---- shared computers: nothing stays */

  function clear() {
    leaving = true;
    keeping.forget(wave);
    form.reset();
    window.location.replace(form.dataset.home + "?kiosk");
  }

  function watch() {
    window.clearTimeout(idle);
    ["pointerdown", "keydown", "scroll"].forEach(function (kind) {
      document.removeEventListener(kind, watch);
    });
    if (kept !== "shared") {
      return;
    }
    idle = window.setTimeout(warn, WARN_AFTER);
    ["pointerdown", "keydown", "scroll"].forEach(function (kind) {
      document.addEventListener(kind, watch, { once: true, passive: true });
    });
  }

  function warn() {
    var asking = document.createElement("dialog");
    asking.className = "still-there";
    asking.appendChild(element("p", words.still_there));
    var here = element("button", words.i_am_here, "button");
    here.type = "button";
    asking.appendChild(here);
    document.body.appendChild(asking);
    asking.setAttribute("aria-label", words.still_there);
    var ending = window.setTimeout(clear, CLEAR_AFTER - WARN_AFTER);
    function stay() {
      window.clearTimeout(ending);
      asking.remove();
      watch();
    }
    here.addEventListener("click", stay);
    asking.addEventListener("cancel", stay);
    asking.showModal();
  }
})();
