/* Answers on somebody's own device, and sending them. Everything works without this file, except stopping half-way. */
(function () {
  "use strict";

  var BEFORE = "groundswell.answers.";
  var RETRY = [2000, 4000, 8000, 16000, 30000, 60000];

  function today() {
    var now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  /* Returns what is kept of a wave, or null. What outlived its survey is removed on the way. */
  function read(wave, closes) {
    try {
      var found = JSON.parse(window.localStorage.getItem(BEFORE + wave));
      if (found && today() > closes) {
        forget(wave);
        return null;
      }
      return found;
    } catch (broken) {
      return null;
    }
  }

  /* Returns whether the device took it: some refuse to keep anything. */
  function write(wave, record) {
    try {
      window.localStorage.setItem(BEFORE + wave, JSON.stringify(record));
      return true;
    } catch (refused) {
      return false;
    }
  }

  function forget(wave) {
    try {
      window.localStorage.removeItem(BEFORE + wave);
    } catch (refused) {
      /* Then nothing was kept either. */
    }
  }

  /* Tells what became of answers: "stored" only on the box's own word for it, which it gives after the disk. */
  function put(address, record, tell) {
    var body = { token: record.token, code: record.code, answers: record.answers };
    window
      .fetch(address, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        credentials: "omit",
        referrerPolicy: "no-referrer",
        cache: "no-store",
      })
      .then(function (answer) {
        return answer.json().then(function (said) {
          if (answer.status === 200 && said.stored === true) {
            tell("stored");
          } else if (answer.status === 410) {
            tell("closed");
          } else if (answer.status === 403) {
            tell("not-admitted");
          } else if (answer.status === 422 && said.reason === "too long") {
            tell("too-long");
          } else if (answer.status === 422) {
            tell("refused");
          } else {
            tell("later");
          }
        });
      })
      .catch(function () {
        tell("later");
      });
  }

  /* How long to wait before the next try; chance keeps many phones from coming back at once. */
  function pause(tries) {
    var longest = RETRY[Math.min(tries, RETRY.length - 1)];
    return longest / 2 + (Math.random() * longest) / 2;
  }

  window.groundswellKeeping = { read: read, write: write, forget: forget, put: put, pause: pause };

  /* The first page: whoever kept answers here can carry on, and what was not sent yet is sent now. */
  document.addEventListener("DOMContentLoaded", function () {
    var form = document.querySelector("form.kept");
    if (!form) {
      return;
    }
    var wave = form.dataset.wave;
    var record = read(wave, form.dataset.closes);
    if (!record) {
      return;
    }
    var state = form.querySelector(".state");
    form.elements.token.value = record.token;
    form.elements.code.value = record.code;
    form.elements.lang.value = record.lang || form.elements.lang.value;
    form.hidden = false;
    form.querySelector("[data-forget]").addEventListener("click", function () {
      forget(wave);
      form.hidden = true;
    });
    var tries = 0;
    function send() {
      put(form.getAttribute("action"), record, function (outcome) {
        if (outcome === "later") {
          say("waiting", form.dataset.waiting);
          window.setTimeout(send, pause(tries++));
          return;
        }
        record.pending = false;
        record.sent = record.sent || outcome === "stored";
        write(wave, record);
        if (outcome === "stored") {
          say("stored", form.dataset.stored);
        } else {
          say("refused", outcome === "closed" ? form.dataset.closed : form.dataset.refused);
        }
      });
    }
    function say(kind, sentence) {
      state.dataset.kind = kind;
      state.textContent = sentence;
    }
    if (record.pending) {
      send();
    } else if (record.sent) {
      say("stored", form.dataset.stored);
    }
  });
})();
