/// The one script that pages have, and only an improvement: it keeps what is typed into a member's survey as a draft and says so.
/// Without it the buttons do the same. Anonymous surveys have no drafts, and so no script.
enum DraftScript {
    static let name = "draft.js"

    /// What is typed is sent two seconds after the last change; not while the form itself is on its way, so that no draft
    /// comes after the answer.
    static let source = """
        (function () {
          "use strict";
          var form = document.querySelector("form[data-saved]"), note = document.getElementById("draft");
          if (!form || !note || !window.fetch || !window.URLSearchParams || !window.AbortController) return;
          var timer, sending, isOver = false;
          function save() {
            if (isOver) return;
            var fields = new URLSearchParams(new FormData(form));
            fields.set("go", "save");
            if (sending) sending.abort();
            sending = new AbortController();
            fetch(location.pathname, {
              method: "POST", body: fields, credentials: "omit", referrerPolicy: "no-referrer", signal: sending.signal
            }).then(function (answer) {
              if (!isOver) note.textContent = answer.ok ? form.getAttribute("data-saved") : "";
            }, function () {});
          }
          form.addEventListener("input", function () {
            note.textContent = "";
            clearTimeout(timer);
            timer = setTimeout(save, 2000);
          });
          form.addEventListener("submit", function () {
            isOver = true;
            clearTimeout(timer);
            if (sending) sending.abort();
          });
          window.addEventListener("pageshow", function () { isOver = false; });
        })();

        """
}
