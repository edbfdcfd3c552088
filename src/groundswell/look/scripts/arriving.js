/* The first page of a survey: a scanned slip brings its code along, and a kiosk forgets what somebody only typed. Without
   this file people type the code. */
(function () {
  "use strict";

  var CLEAR_AFTER = 10 * 60000;
  var SLIP = /^#code=(.{1,60})$/;

  /* Behind the # nothing is ever sent to a server. It leaves the address at once, so that no bookmark keeps it. */
  function fillIn(field) {
    var found = SLIP.exec(window.location.hash);
    if (!found) {
      return;
    }
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    try {
      field.value = decodeURIComponent(found[1]);
    } catch (broken) {
      return;
    }
    field.form.scrollIntoView({ block: "center" });
  }

  function watch(field) {
    var idle = 0;
    function wait() {
      window.clearTimeout(idle);
      idle = window.setTimeout(function () {
        field.form.reset();
        window.location.replace(window.location.pathname + "?kiosk");
      }, CLEAR_AFTER);
    }
    ["pointerdown", "keydown", "scroll"].forEach(function (kind) {
      document.addEventListener(kind, wait, { passive: true });
    });
    wait();
  }

  document.addEventListener("DOMContentLoaded", function () {
    var field = document.getElementById("code");
    fillIn(field);
    /* A second slip scanned on the same page changes nothing but what stands behind the #. */
    window.addEventListener("hashchange", function () {
      fillIn(field);
    });
    if (field.form.elements.place.value === "kiosk") {
      watch(field);
    }
  });
})();
