// In a frame whose sandbox lacks allow-same-origin the page has no origin of its own: its scripts are fetched
// like those of a stranger, which a server has to allow. Where it does not, nothing else could say so.
(function () {
  if (window.origin !== 'null') return;
  var TEXTS = {
    en: [
      'This page cannot start in this frame.',
      'The sandbox of the frame lacks allow-same-origin. Add it, or open the page by itself:',
    ],
    de: [
      'In diesem Rahmen kann die Seite nicht starten.',
      'Der Sandbox des Rahmens fehlt allow-same-origin. Hinzufügen oder die Seite für sich öffnen:',
    ],
  };

  function tell() {
    var texts = /^de\b/.test(navigator.language) ? TEXTS.de : TEXTS.en;
    var address = location.href.replace('?embed', '');
    var box = document.createElement('div');
    box.setAttribute('role', 'alert');
    box.style.cssText = 'position:relative;max-width:40rem;padding:1.5rem;color:inherit';
    var title = box.appendChild(document.createElement('p'));
    title.appendChild(document.createElement('strong')).textContent = texts[0];
    box.appendChild(document.createElement('p')).textContent = texts[1];
    var link = box.appendChild(document.createElement('a'));
    link.href = address;
    link.target = '_blank';
    link.rel = 'noreferrer';
    link.textContent = address;
    link.style.cssText = 'color:inherit;overflow-wrap:anywhere';
    document.querySelector('.skeleton-columns').replaceWith(box);
    if (window.parent === window) return;
    var around = '*';
    try {
      around = new URL(new URLSearchParams(location.search).get('parent')).origin;
    } catch {
      // the address names no site: whoever holds the frame may hear it
    }
    window.parent.postMessage({ ticketLab: 1, type: 'error', message: TEXTS.en.join(' ').replace(/:$/, '.') }, around);
  }

  function check() {
    fetch(document.querySelector('script[type=module][src]').src).catch(tell);
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', check);
  else check();
})();
