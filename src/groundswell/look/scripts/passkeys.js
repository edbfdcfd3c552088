/* Asks the browser for a passkey and sends what it gives with an ordinary form. Without this file, or in a browser
   without passkeys, the form stays hidden and the sentence beside it names the other ways. */
(function () {
  "use strict";

  var SENTENCES = {
    NotAllowedError: "No passkey was used: it was refused, or took too long. Nothing has changed. You can try again.",
    InvalidStateError: "This device has a passkey for your account already. You can use that one.",
    SecurityError: "Passkeys work only at this site's own name over HTTPS. Use another way to sign in.",
  };
  var OTHERWISE = "Your browser could not do this. Nothing has changed. Try again, or use another way.";
  var NO_ANSWER = "This site did not answer. Check your connection, then try again.";

  function bytes(words) {
    var plain = window.atob(words.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (letter) {
      return letter.charCodeAt(0);
    });
  }

  function words(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return window.btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function known(credential) {
    return Object.assign({}, credential, { id: bytes(credential.id) });
  }

  function readable(options) {
    var read = Object.assign({}, options, { challenge: bytes(options.challenge) });
    if (options.user) {
      read.user = Object.assign({}, options.user, { id: bytes(options.user.id) });
    }
    ["allowCredentials", "excludeCredentials"].forEach(function (list) {
      if (options[list]) {
        read[list] = options[list].map(known);
      }
    });
    return read;
  }

  function sendable(credential) {
    var response = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (part) {
      if (credential.response[part]) {
        response[part] = words(credential.response[part]);
      }
    });
    return {
      id: credential.id,
      rawId: words(credential.rawId),
      type: credential.type,
      response: response,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  }

  function optionsOf(form) {
    if (form.dataset.passkeyOptions) {
      return Promise.resolve(JSON.parse(form.dataset.passkeyOptions));
    }
    return window
      .fetch(form.dataset.passkeyOptionsFrom, { headers: { "X-Requested-With": "XMLHttpRequest" } })
      .then(function (answer) {
        if (!answer.ok) {
          throw new TypeError("no options");
        }
        return answer.json();
      })
      .then(function (found) {
        return found.request_options;
      });
  }

  function sentenceFor(fault) {
    return SENTENCES[fault.name] || (fault instanceof TypeError ? NO_ANSWER : OTHERWISE);
  }

  document.querySelectorAll("form[data-passkey]").forEach(function (form) {
    var without = document.getElementById(form.dataset.passkeyWithout);
    if (!window.PublicKeyCredential) {
      without.textContent = form.dataset.passkeyUnknown;
      return;
    }
    var told = form.querySelector("[data-passkey-words]");
    var button = form.querySelector("button");
    without.hidden = true;
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      button.disabled = true;
      told.textContent = "Waiting for your device.";
      optionsOf(form)
        .then(function (options) {
          var asked = { publicKey: readable(options.publicKey) };
          return form.dataset.passkey === "make" ? navigator.credentials.create(asked) : navigator.credentials.get(asked);
        })
        .then(function (credential) {
          form.elements.credential.value = JSON.stringify(sendable(credential));
          form.submit();
        })
        .catch(function (fault) {
          told.textContent = sentenceFor(fault);
          button.disabled = false;
        });
    });
  });
})();
