/* Everything works without this file. It only saves a person a step. */
(function () {
  "use strict";

  /* After a refused form, the list of what to mend is read out first. */
  var summary = document.querySelector("[data-error-summary]");
  if (summary) {
    summary.focus();
  }

  /* On paper nothing can be unfolded: tables are printed open, and folded again afterwards. */
  var opened = [];
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details[data-open-in-print]:not([open])").forEach(function (fold) {
      fold.open = true;
      opened.push(fold);
    });
  });
  window.addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (fold) {
      fold.open = false;
    });
  });

  /* An address that ends in ?print asks for paper. */
  if (/[?&]print(&|=|$)/.test(window.location.search)) {
    window.addEventListener("load", function () {
      window.print();
    });
  }
})();
