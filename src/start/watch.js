/*
 * Says on the skeleton of index.html why the page does not come: a file that is missing, a file opened
 * from a disk, a browser that is too old, an error. A classic script in words that every browser knows;
 * the build puts it into index.html itself, with TEXTS: this page's words by language (vite-plugin.ts).
 */
(function () {
  'use strict';

  /** Until then nothing is said of a slow network, in ms. */
  var PATIENCE = 10000;

  var words = TEXTS.en;
  var wanted = (navigator.languages || [navigator.language]).slice();
  try {
    wanted.unshift(localStorage.getItem('ticket-lab-language') || '');
    // oxlint-disable-next-line no-unused-vars -- old browsers want a name
  } catch (error) {
    // storage forbidden: the browser's languages
  }
  for (var at = 0; at < wanted.length; at += 1) {
    var code = String(wanted[at]).toLowerCase().split('-')[0];
    if (code !== '' && Object.prototype.hasOwnProperty.call(TEXTS, code)) {
      words = TEXTS[code];
      break;
    }
  }

  /** Null once the page is drawn. */
  function skeleton() {
    return document.querySelector('#root > .skeleton');
  }

  /** When the document is read; DOMContentLoaded would wait for the script that may not come. */
  function whenRead(run) {
    if (document.readyState !== 'loading') return run();
    document.addEventListener('readystatechange', function once() {
      document.removeEventListener('readystatechange', once);
      run();
    });
  }

  function paragraph(text, tag) {
    var made = document.createElement(tag || 'p');
    made.textContent = text;
    return made;
  }

  function button(place, text, press) {
    var made = paragraph(text, 'button');
    made.addEventListener('click', press);
    place.appendChild(made);
  }

  /** A link to the page outside its frame. */
  function wholePage() {
    var link = paragraph(location.href.replace(/\?[^#]*/, ''), 'a');
    link.href = link.textContent;
    link.target = '_blank';
    link.rel = 'noreferrer';
    return link;
  }

  /** The page around hears it as it hears the page's own errors, by the rule of `parentOrigin` in ui/embed/bridge.ts. */
  function tellParent() {
    if (window.parent === window) return;
    var given = new URLSearchParams(location.search).get('parent');
    var around = '*';
    if (given !== null) {
      try {
        around = new URL(given).origin;
        // oxlint-disable-next-line no-unused-vars -- old browsers want a name
      } catch (error) {
        return; // a parent that cannot be: nobody is told
      }
      if (around === 'null') return;
    }
    var message = TEXTS.en.sandboxed.title + ' ' + TEXTS.en.sandboxed.text.replace(/:$/, '.');
    window.parent.postMessage({ ticketLab: 1, type: 'error', message: message }, around);
  }

  /** In a frame without an origin of its own the script is fetched like a stranger's, which the server has to allow. */
  function missing(script) {
    if (window.origin !== 'null' || location.protocol === 'file:') return onSkeleton('missing', nameOf(script.src));
    onSkeleton('sandboxed');
    tellParent();
  }

  /** The first cause is the one: what fails after it fails because of it. */
  var said = '';

  function say(what, value, place) {
    var isFirst = said === '' || said === 'slow' || said === 'bare'; // these two name no cause
    if (!place || !isFirst || said === what) return;
    said = what;
    var old = document.getElementById('start-note');
    if (old) old.parentNode.removeChild(old);
    var note = document.createElement('div');
    note.id = 'start-note';
    note.setAttribute('role', 'alert');
    note.appendChild(paragraph(words[what].title, 'strong'));
    note.appendChild(
      paragraph(
        words[what].text.replace('{{value}}', function () {
          return value || '';
        }),
      ),
    );
    if (what === 'sandboxed') note.appendChild(wholePage());
    else if (what !== 'disk') {
      button(note, words.reload, function () {
        location.reload();
      });
    }
    if (what === 'bare') {
      button(note, words.close, function () {
        place.removeChild(note);
      });
    }
    place.appendChild(note);
  }

  function onSkeleton(what, value) {
    whenRead(function () {
      say(what, value, skeleton());
    });
  }

  function nameOf(address) {
    return String(address).split(/[?#]/)[0].split('/').pop();
  }

  /** The page's style sheet is asked for once more; without it the page works, but looks bare. */
  function style(link) {
    if (link.getAttribute('data-again')) {
      say('bare', nameOf(link.href), document.body);
      return;
    }
    if (!skeleton()) return; // that of a part opened later
    var again = link.cloneNode();
    again.setAttribute('data-again', 'yes');
    link.parentNode.replaceChild(again, link);
  }

  function onError(event) {
    var target = event.target;
    if (target && target.tagName === 'SCRIPT') {
      if (target.type === 'module') missing(target); // the page's own: others do not start it
    } else if (target && target.tagName === 'LINK') {
      if (target.rel === 'stylesheet') {
        whenRead(function () {
          style(target);
        });
      }
    } else if (event.message) {
      onSkeleton(/SyntaxError/.test(event.message) ? 'old' : 'failed', event.message);
    }
  }

  window.addEventListener('error', onError, true);
  window.addEventListener('unhandledrejection', function (event) {
    onSkeleton('failed', String((event.reason && event.reason.message) || event.reason));
  });
  if (location.protocol === 'file:') onSkeleton('disk');
  else if (!('noModule' in document.createElement('script'))) onSkeleton('old');
  setTimeout(function () {
    onSkeleton('slow');
  }, PATIENCE);
})();
