import type { Vocabulary } from './vocabulary.ts'

// Umlauts lose their dots like every accent; writers without them put `ae`, `oe`, `ue`, so both spellings are listed.
// biome-ignore format: words are read in rows, by what they mean
export const de: Vocabulary = {
  language: 'de',
  telling: ['und', 'der', 'das', 'für', 'fuer', 'mit', 'ist', 'werden', 'wird', 'nicht', 'eine', 'einen', 'auf', 'oder', 'noch', 'sind', 'zum', 'zur', 'über', 'wir'],

  status: {
    done: [
      'fertig', 'fertiggestellt', 'fertig gestellt', 'erledigt', 'erledigte', 'abgeschlossen', 'abgeschlossene', 'abgeschlossener', 'abgeschlossenes', 'vollständig', 'vollstaendig', 'komplett', 'vollendet', 'beendet', 'umgesetzt', 'umgesetzte', 'implementiert', 'implementierte', 'realisiert', 'geliefert', 'ausgeliefert', 'veröffentlicht', 'veroeffentlicht',
      'veröffentlichte', 'freigegeben', 'released', 'live', 'produktiv', 'in produktion', 'im einsatz', 'verfügbar', 'verfuegbar', 'behoben', 'gelöst', 'geloest', 'korrigiert', 'geschlossen', 'geschlossene', 'erreicht', 'erfüllt', 'erfuellt', 'gemergt', 'gemerged', 'zusammengeführt', 'bereitgestellt', 'ausgerollt', 'deployt', 'deployed', 'eingeführt', 'eingefuehrt',
      'getestet', 'umgesetzt und getestet', 'abgenommen', 'bestanden', 'fertigstellung', 'stabile version', 'allgemein verfügbar', 'durchgeführt', 'durchgefuehrt', 'abgehakt', 'gebaut', 'steht', 'läuft produktiv', 'integriert', 'ok',
    ],
    'in-progress': [
      'in arbeit', 'in bearbeitung', 'in entwicklung', 'in umsetzung', 'in der umsetzung', 'in der entwicklung', 'wird umgesetzt', 'wird entwickelt', 'wird bearbeitet', 'wird gerade umgesetzt', 'in progress', 'läuft', 'laeuft', 'laufend', 'laufende', 'laufendes', 'am laufen', 'im gange', 'im gang', 'im aufbau', 'im bau', 'aktiv', 'aktive', 'aktiver', 'aktives',
      'begonnen', 'begonnene', 'angefangen', 'gestartet', 'gestartete', 'angelaufen', 'teilweise', 'teilweise fertig', 'teilweise erledigt', 'teilweise abgeschlossen', 'teilweise umgesetzt', 'teilweise implementiert', 'teils erledigt', 'zum teil', 'partiell', 'fast fertig', 'fast abgeschlossen', 'nahezu fertig', 'nahezu abgeschlossen', 'größtenteils fertig', 'groesstenteils fertig',
      'größtenteils abgeschlossen', 'weitgehend fertig', 'weitgehend abgeschlossen', 'fortlaufend', 'kontinuierlich', 'dauerhaft', 'andauernd', 'in prüfung', 'in pruefung', 'im review', 'in review', 'im test', 'in test', 'in der testphase', 'testphase', 'in erprobung', 'in der beta', 'in beta', 'im entwurf', 'in konzeption', 'wip', 'unterwegs', 'dran', 'aktuell in arbeit', 'in durchführung',
    ],
    planned: [
      'geplant', 'geplante', 'geplanter', 'geplantes', 'vorgesehen', 'eingeplant', 'terminiert', 'angesetzt', 'offen', 'offene', 'offener', 'offenes', 'ausstehend', 'ausstehende', 'noch offen', 'steht aus', 'steht noch aus', 'noch nicht begonnen', 'nicht begonnen', 'noch nicht gestartet', 'nicht gestartet', 'nicht angefangen', 'noch nicht angefangen', 'unbegonnen', 'noch nicht umgesetzt',
      'nicht umgesetzt', 'noch nicht implementiert', 'nicht implementiert', 'nicht fertig', 'noch nicht fertig', 'nicht abgeschlossen', 'noch nicht abgeschlossen', 'nicht erledigt', 'noch nicht erledigt', 'unerledigt', 'nicht verfügbar', 'noch nicht verfügbar', 'unvollständig', 'unvollstaendig', 'zu erledigen', 'zu tun', 'todo', 'to do', 'kommend', 'kommende', 'kommender', 'demnächst', 'demnaechst', 'bald',
      'in kürze', 'in kuerze', 'als nächstes', 'als naechstes', 'nächste', 'naechste', 'nächster', 'nächstes', 'später', 'spaeter', 'irgendwann', 'zukünftig', 'zukuenftig', 'zukünftige', 'künftig', 'kuenftig', 'künftige', 'zukunft', 'vorgeschlagen', 'vorschlag', 'angedacht', 'in planung', 'in vorbereitung', 'in überlegung', 'in diskussion', 'wird geprüft', 'zu prüfen', 'idee', 'ideen', 'entwurf', 'backlog',
      'wunschliste', 'gewünscht', 'fehlt', 'fehlend', 'fehlende', 'fehlen', 'verbleibend', 'verbleibende', 'restlich', 'neu', 'neue', 'angenommen', 'akzeptiert', 'eingereiht', 'in der warteschlange', 'bevorstehend', 'bevorstehende', 'vorläufig', 'unter vorbehalt', 'planung',
    ],
    blocked: ['blockiert', 'blockierte', 'gesperrt', 'blockiert durch', 'blockiert von', 'wartet auf', 'warten auf', 'warte auf', 'wartet', 'hängt', 'haengt', 'festgefahren', 'stockt', 'behindert', 'verhindert', 'wartend', 'abhängig von extern'],
    deferred: [
      'zurückgestellt', 'zurueckgestellt', 'zurückgestellte', 'verschoben', 'verschobene', 'aufgeschoben', 'vertagt', 'pausiert', 'pausierte', 'pausierend', 'in pause', 'pause', 'ausgesetzt', 'ruht', 'ruhend', 'auf eis', 'auf eis gelegt', 'eingefroren', 'geparkt', 'inaktiv', 'inaktive', 'angehalten', 'gestoppt', 'unterbrochen', 'hintenangestellt', 'auf unbestimmte zeit verschoben', 'stillgelegt',
      'auf später verschoben', 'auf halde', 'archiviert', 'depriorisiert', 'on hold',
    ],
    cancelled: [
      'abgebrochen', 'abgebrochene', 'verworfen', 'verworfene', 'gestrichen', 'gestrichene', 'abgelehnt', 'abgelehnte', 'abgesagt', 'eingestellt', 'storniert', 'annulliert', 'aufgegeben', 'fallengelassen', 'fallen gelassen', 'entfernt', 'entfallen', 'entfällt', 'entfaellt', 'obsolet', 'veraltet', 'überholt', 'ueberholt', 'hinfällig', 'ersetzt', 'abgelöst', 'zurückgezogen', 'zurueckgezogen', 'wird nicht umgesetzt',
      'wird nicht gemacht', 'machen wir nicht', 'nicht geplant', 'nicht vorgesehen', 'nichts geplant', 'keine planung', 'außerhalb des umfangs', 'ausserhalb des umfangs', 'ausgeschlossen', 'nicht weiterverfolgt', 'wird nicht weiterverfolgt',
    ],
  },
  current: ['aktuell', 'aktuelle', 'aktueller', 'aktuelles', 'derzeit', 'derzeitig', 'derzeitige', 'gegenwärtig', 'gegenwaertig', 'momentan', 'jetzt', 'hier sind wir', 'wir sind hier', 'aktueller stand'],
  negation: ['nicht', 'noch nicht', 'nie', 'niemals', 'kein', 'keine', 'noch kein', 'noch keine', 'bisher nicht'],

  buckets: {
    done: [
      'fertig', 'erledigt', 'abgeschlossen', 'abgeschlossene', 'fertiggestellt', 'umgesetzt', 'implementiert', 'veröffentlicht', 'veroeffentlicht', 'ausgeliefert', 'geliefert', 'bereits erledigt', 'bereits umgesetzt', 'bereits fertig', 'bereits verfügbar', 'schon erledigt', 'was fertig ist', 'was wir erreicht haben', 'was bisher geschah', 'bisher', 'bisherige', 'vergangen', 'vergangene', 'vergangenheit', 'frühere',
      'fruehere', 'vorherige', 'kürzlich abgeschlossen', 'kuerzlich abgeschlossen', 'zuletzt abgeschlossen', 'zuletzt erledigt', 'zuletzt veröffentlicht', 'geschlossen', 'erreicht', 'errungenschaften', 'abgeschlossene meilensteine', 'erreichte meilensteine', 'abgeschlossene phasen', 'archiv', 'archiviert',
    ],
    'in-progress': [
      'jetzt', 'in arbeit', 'in bearbeitung', 'in entwicklung', 'in umsetzung', 'aktuell', 'aktuelle', 'aktuell in arbeit', 'derzeit', 'derzeit in arbeit', 'momentan', 'aktiv', 'laufend', 'laufende', 'läuft', 'laeuft', 'begonnen', 'gestartet', 'woran wir arbeiten', 'woran wir gerade arbeiten', 'woran gerade gearbeitet wird', 'aktuelle arbeit', 'aktuelle arbeiten', 'aktueller fokus', 'aktueller schwerpunkt', 'diese woche',
      'dieser monat', 'diesen monat', 'dieser sprint', 'dieses quartal', 'heute', 'wip', 'aktive entwicklung', 'aktuelle phase', 'aktueller stand',
    ],
    planned: [
      'als nächstes', 'als naechstes', 'nächstes', 'naechstes', 'nächste', 'naechste', 'danach', 'später', 'spaeter', 'bald', 'demnächst', 'demnaechst', 'in kürze', 'irgendwann', 'vielleicht', 'eventuell', 'zukunft', 'zukünftig', 'zukuenftig', 'zukünftige', 'künftig', 'künftige', 'in zukunft', 'offen', 'offene', 'offene punkte', 'ausstehend', 'geplant', 'geplante', 'vorgesehen', 'kommend', 'kommende', 'backlog', 'wunschliste', 'wünsche',
      'wuensche', 'ideen', 'ideensammlung', 'ideenspeicher', 'zukünftige ideen', 'zukünftige arbeiten', 'zukünftige erweiterungen', 'mögliche erweiterungen', 'moegliche erweiterungen', 'geplante erweiterungen', 'ausblick', 'nächste schritte', 'naechste schritte', 'nächste version', 'nächste versionen', 'nächstes release', 'wie geht es weiter', 'wie es weitergeht', 'was kommt', 'was kommt als nächstes', 'was noch fehlt', 'fehlt noch',
      'vorgeschlagen', 'vorschläge', 'vorschlaege', 'angedacht', 'in überlegung', 'in planung', 'planung', 'wünschenswert', 'wuenschenswert', 'nice to have', 'ohne termin', 'ungeplant', 'forschung', 'zu untersuchen', 'erkundung', 'nahe zukunft', 'ferne zukunft', 'horizont', 'perspektive', 'todo', 'to do', 'zu erledigen', 'verbleibend', 'verbleibende', 'verbleibende arbeiten', 'nicht begonnen', 'noch nicht begonnen', 'in vorbereitung',
    ],
    blocked: ['blockiert', 'gesperrt', 'wartend', 'wartet', 'warten auf', 'blockaden'],
    deferred: ['zurückgestellt', 'zurueckgestellt', 'verschoben', 'aufgeschoben', 'vertagt', 'pausiert', 'ausgesetzt', 'auf eis', 'auf eis gelegt', 'eingefroren', 'geparkt', 'parkplatz', 'inaktiv', 'ruhend'],
    cancelled: ['verworfen', 'abgebrochen', 'gestrichen', 'abgelehnt', 'abgesagt', 'eingestellt', 'aufgegeben', 'wird nicht umgesetzt', 'entfallen', 'zurückgezogen', 'obsolet'],
  },
  horizons: [
    'kurzfristig', 'kurzfristige', 'mittelfristig', 'mittelfristige', 'langfristig', 'langfristige', 'sehr langfristig', 'sofort', 'unmittelbar', 'kurzfristige ziele', 'mittelfristige ziele', 'langfristige ziele', 'kurzfristige prioritäten', 'mittelfristige prioritäten', 'langfristige prioritäten', 'langfristige vision', 'kurze sicht', 'mittlere sicht', 'lange sicht',
  ],
  bucketNouns: [
    'feature', 'features', 'funktion', 'funktionen', 'funktionalität', 'funktionalitäten', 'arbeit', 'arbeiten', 'punkt', 'punkte', 'eintrag', 'einträge', 'idee', 'ideen', 'aufgabe', 'aufgaben', 'release', 'releases', 'version', 'versionen', 'verbesserung', 'verbesserungen', 'erweiterung', 'erweiterungen', 'plan', 'pläne', 'projekt', 'projekte', 'überlegung', 'überlegungen', 'ziel', 'ziele',
    'priorität', 'prioritäten', 'entwicklung', 'entwicklungen', 'schritt', 'schritte', 'dinge', 'sachen', 'änderung', 'änderungen', 'meilenstein', 'meilensteine', 'phase', 'phasen', 'etappe', 'etappen', 'sprint', 'sprints', 'thema', 'themen', 'initiative', 'initiativen', 'liste', 'roadmap', 'fahrplan', 'vision', 'fokus', 'schwerpunkt', 'schwerpunkte', 'epics', 'ausbaustufe', 'ausbaustufen', 'vorhaben',
    'maßnahme', 'maßnahmen', 'aktivitäten', 'möglichkeiten', 'tickets', 'tasks', 'todos', 'zuletzt', 'die', 'der', 'das', 'und', 'oder', 'für', 'von', 'zu',
  ],

  units: {
    release: ['version', 'release', 'ausgabe', 'fassung', 'ver', 'veröffentlichung', 'lieferung'],
    // A calendar week (`KW 12`) counts within the year, not within the plan, so it names a unit but no position.
    phase: [
      'phase', 'etappe', 'meilenstein', 'sprint', 'stufe', 'ausbaustufe', 'iteration', 'welle', 'inkrement', 'zyklus', 'schritt', 'abschnitt', 'teil', 'block', 'runde', 'kapitel', 'paket', 'arbeitspaket', 'ebene', 'level', 'staffel', 'saison', 'mission', 'ära', 'aera', 'epoche', 'bauabschnitt', 'stadium', 'milestone', 'kampagne', 'tranche', 'teilphase', 'projektphase', 'slice', 'kw',
      'kalenderwoche',
    ],
    week: ['woche', 'wochen'],
    day: ['tag', 'tage', 'tagen'],
    month: ['monat', 'monate', 'monaten'],
    year: ['jahr', 'jahre', 'jahren'],
    quarter: ['quartal', 'quartale', 'quartals', 'vierteljahr'],
    half: ['halbjahr', 'halbjahre', 'halbjahres', 'hj', 'hälfte', 'haelfte', 'jahreshälfte', 'jahreshaelfte', 'semester'],
  },
  ordinals: {
    current: ['aktuelle', 'aktueller', 'aktuelles', 'aktuellen', 'diese', 'dieser', 'dieses', 'diesen', 'derzeitige', 'derzeitiger', 'derzeitiges', 'laufende', 'laufender', 'laufendes', 'jetzige', 'jetziger', 'gegenwärtige', 'aktive', 'aktiver'],
    previous: ['vorherige', 'vorheriger', 'vorheriges', 'vorige', 'voriger', 'letzte', 'letzter', 'letztes', 'letzten', 'vergangene', 'vergangener', 'vergangenes', 'frühere', 'abgeschlossene', 'abgeschlossener'],
    next: ['nächste', 'nächster', 'nächstes', 'nächsten', 'naechste', 'naechster', 'naechstes', 'naechsten', 'kommende', 'kommender', 'kommendes', 'kommenden', 'folgende', 'folgender', 'künftige', 'zukünftige'],
  },
  numbers: {
    null: 0, eins: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, fuenf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwölf: 12, zwoelf: 12,
    erste: 1, erster: 1, erstes: 1, ersten: 1, zweite: 2, zweiter: 2, zweites: 2, zweiten: 2, dritte: 3, dritter: 3, drittes: 3, dritten: 3,
    vierte: 4, vierter: 4, viertes: 4, vierten: 4, fünfte: 5, fünfter: 5, fünftes: 5, fünften: 5, sechste: 6, sechster: 6, siebte: 7, siebter: 7, achte: 8, achter: 8, neunte: 9, neunter: 9, zehnte: 10, zehnter: 10,
  },

  fields: {
    status: ['status', 'stand', 'zustand', 'aktueller status', 'aktueller stand', 'projektstatus', 'umsetzungsstand', 'umsetzungsstatus', 'bearbeitungsstand', 'bearbeitungsstatus', 'implementierungsstand', 'fortschrittsstatus', 'gesamtstatus'],
    target: [
      'zieltermin', 'zieldatum', 'termin', 'termine', 'fällig', 'faellig', 'fällig am', 'fällig bis', 'fälligkeit', 'faelligkeit', 'fälligkeitsdatum', 'frist', 'deadline', 'stichtag', 'eta', 'geplant', 'geplant für', 'geplant bis', 'geplanter termin', 'geplantes datum', 'geplante veröffentlichung', 'geplantes release', 'geplante fertigstellung', 'geplanter abschluss', 'geplantes ende', 'veröffentlichung', 'veröffentlichungsdatum',
      'veröffentlichungstermin', 'release datum', 'releasedatum', 'release termin', 'releasetermin', 'erscheinungsdatum', 'erscheinungstermin', 'liefertermin', 'lieferdatum', 'lieferung', 'abgabe', 'abgabetermin', 'fertigstellungstermin', 'voraussichtlich', 'voraussichtliche fertigstellung', 'voraussichtliches datum', 'voraussichtlicher termin', 'erwartet', 'erwartete fertigstellung', 'erwartetes datum', 'geschätzter termin',
      'geschätzte fertigstellung', 'zeitplan', 'zeitraum', 'zeitrahmen', 'zeitfenster', 'zeithorizont', 'horizont', 'zeit', 'datum', 'daten', 'wann', 'bis', 'bis wann', 'ende', 'enddatum', 'endtermin', 'quartal', 'zielquartal', 'woche', 'wochen', 'monat', 'monate', 'zielmonat', 'zielversion datum', 'zielzeitraum', 'zielzeit', 'angestrebt', 'angestrebter termin', 'terminplan', 'timeline', 'meilensteintermin', 'launch', 'markteinführung',
    ],
    start: ['start', 'startdatum', 'starttermin', 'beginn', 'begonnen', 'begonnen am', 'anfang', 'anfangsdatum', 'ab', 'von', 'gestartet', 'gestartet am', 'startet', 'startet am', 'beginnt', 'beginnt am', 'projektstart', 'kickoff', 'seit', 'geplanter start', 'geplanter beginn'],
    completed: [
      'abgeschlossen', 'abgeschlossen am', 'abschluss', 'abschlussdatum', 'fertiggestellt', 'fertiggestellt am', 'fertigstellung', 'fertigstellungsdatum', 'erledigt', 'erledigt am', 'fertig', 'fertig am', 'fertig seit', 'beendet', 'beendet am', 'veröffentlicht', 'veröffentlicht am', 'veroeffentlicht am', 'released', 'released am', 'ausgeliefert', 'ausgeliefert am', 'geliefert', 'geliefert am', 'geschlossen', 'geschlossen am', 'umgesetzt am', 'implementiert am',
      'erreicht', 'erreicht am', 'tatsächlich', 'tatsaechlich', 'tatsächliches datum', 'tatsächlicher termin', 'ist', 'ist termin', 'ist datum', 'erschienen', 'erschienen am', 'live seit',
    ],
    progress: ['fortschritt', 'gesamtfortschritt', 'fortschritt gesamt', 'fertigstellungsgrad', 'erfüllungsgrad', 'umsetzungsgrad', 'prozent', 'prozentsatz', 'in prozent', 'prozent abgeschlossen', 'prozent fertig', 'fertigstellung', 'abgeschlossen', 'erledigt', '% fertig', '% abgeschlossen', 'projektfortschritt'],
    duration: ['dauer', 'geschätzte dauer', 'geschaetzte dauer', 'aufwand', 'geschätzter aufwand', 'geschaetzter aufwand', 'aufwandsschätzung', 'schätzung', 'schaetzung', 'geschätzt', 'zeitaufwand', 'zeitbedarf', 'geschätzte zeit', 'zeitschätzung', 'bearbeitungszeit', 'entwicklungszeit', 'laufzeit', 'größe', 'groesse', 'umfang', 'länge'],
    goal: [
      'ziel', 'ziele', 'zielsetzung', 'zweck', 'fokus', 'schwerpunkt', 'thema', 'beschreibung', 'zusammenfassung', 'kurzbeschreibung', 'mission', 'vision', 'ergebnis', 'erwartetes ergebnis', 'umfang', 'warum', 'begründung', 'grund', 'motivation', 'bedarf', 'inhalt', 'idee', 'leitidee', 'nutzen', 'mehrwert', 'bedeutung', 'leitziel', 'meilensteinziel',
    ],
    dependsOn: [
      'hängt ab von', 'haengt ab von', 'abhängig von', 'abhaengig von', 'abhängigkeiten', 'abhaengigkeiten', 'abhängigkeit', 'abhaengigkeit', 'benötigt', 'benoetigt', 'braucht', 'erfordert', 'voraussetzung', 'voraussetzungen', 'setzt voraus', 'vorbedingung', 'vorbedingungen', 'vorausgesetzt', 'blockiert durch', 'blockiert von', 'nach', 'vorgänger', 'vorgaenger', 'blocker', 'basiert auf', 'baut auf', 'anforderung', 'vorarbeiten',
    ],
    dependents: ['abhängige', 'blockiert', 'benötigt von', 'benötigt für', 'erforderlich für', 'voraussetzung für', 'nachfolger', 'ermöglicht', 'ermoeglicht', 'entsperrt', 'gibt frei', 'wird benötigt von'],
    owner: [
      'verantwortlich', 'verantwortliche', 'verantwortlicher', 'verantwortung', 'zuständig', 'zustaendig', 'zuständigkeit', 'zugewiesen', 'zugewiesen an', 'besitzer', 'eigentümer', 'eigentuemer', 'bearbeiter', 'bearbeiterin', 'leitung', 'projektleitung', 'leiter', 'leiterin', 'team', 'wer', 'ansprechpartner', 'ansprechpartnerin', 'kontakt', 'autor', 'autorin', 'autoren', 'betreuer', 'owner', 'lead', 'maintainer',
    ],
    updated: [
      'aktualisiert', 'aktualisiert am', 'zuletzt aktualisiert', 'zuletzt aktualisiert am', 'letzte aktualisierung', 'letztes update', 'letzte änderung', 'letzte aenderung', 'zuletzt geändert', 'zuletzt geaendert', 'zuletzt bearbeitet', 'geändert am', 'überarbeitet', 'überarbeitet am', 'letzte überarbeitung', 'zuletzt überprüft', 'stand', 'stand vom', 'stand der dinge', 'revisionsdatum', 'änderungsdatum', 'per',
    ],
    version: ['aktuelle version', 'dokumentversion', 'dokumentenversion', 'version', 'letzte version', 'neueste version', 'stabile version', 'aktuelles release', 'letztes release', 'revision', 'roadmap version', 'version der roadmap', 'fassung'],
    notes: ['notizen', 'notiz', 'anmerkung', 'anmerkungen', 'hinweis', 'hinweise', 'kommentar', 'kommentare', 'bemerkung', 'bemerkungen', 'details', 'beschreibung', 'erläuterung', 'erläuterungen', 'sonstiges'],
    priority: [
      'priorität', 'prioritaet', 'prio', 'schweregrad', 'dringlichkeit', 'wichtigkeit', 'auswirkung', 'auswirkungen', 'einfluss', 'risiko', 'aufwand', 'wahrscheinlichkeit', 'eintrittswahrscheinlichkeit', 'größe', 'groesse', 'kategorie', 'typ', 'art', 'bereich', 'komplexität', 'komplexitaet', 'wert', 'nutzen', 'schwierigkeit', 'wirkung', 'label', 'labels',
    ],
    name: [
      'meilenstein', 'meilensteine', 'phase', 'phasen', 'etappe', 'etappen', 'stufe', 'stufen', 'ausbaustufe', 'release', 'releases', 'version', 'versionen', 'sprint', 'sprints', 'iteration', 'iterationen', 'welle', 'wellen', 'quartal', 'zyklus', 'inkrement', 'name des meilensteins', 'zielversion', 'abschnitt', 'arbeitspaket', 'arbeitspakete', 'paket', 'epic', 'milestone', 'woche', 'monat', 'zeitabschnitt',
    ],
    task: [
      'aufgabe', 'aufgaben', 'feature', 'features', 'funktion', 'funktionen', 'punkt', 'punkte', 'eintrag', 'titel', 'name', 'bezeichnung', 'ergebnis', 'ergebnisse', 'liefergegenstand', 'liefergegenstände', 'anforderung', 'anforderungen', 'arbeitspaket', 'story', 'user story', 'ticket', 'tickets', 'komponente', 'modul', 'ziel', 'was', 'inhalt', 'thema', 'themen', 'aktivität', 'aktivitäten', 'projekt', 'kriterium', 'kriterien', 'initiative', 'maßnahme',
      'massnahme', 'maßnahmen', 'aktion', 'fähigkeit', 'arbeit', 'vorhaben', 'gegenstand', 'verbesserung', 'verbesserungen', 'erweiterung', 'bereich', 'schritt', 'schritte', 'beschreibung', 'task', 'tasks', 'todo',
    ],
    support: ['support bis', 'unterstützt bis', 'unterstuetzt bis', 'unterstützung bis', 'lebensende', 'ende der lebensdauer', 'support ende', 'supportende', 'ende des supports', 'support', 'unterstützt', 'unterstützung', 'wartung bis', 'wartungsende', 'gewartet bis', 'sicherheitsupdates bis', 'aktiver support', 'eol', 'lts bis'],
  },
  nothing: [
    'keine', 'keiner', 'keines', 'kein', 'nichts', 'ohne', 'entfällt', 'n/a', 'na', 'k/a', 'nicht zutreffend', 'nicht anwendbar', 'noch offen', 'offen', 'unbekannt', 'unbestimmt', 'nicht festgelegt', 'noch nicht festgelegt', 'noch festzulegen', 'wird noch festgelegt', 'wird noch bekannt gegeben', 'noch zu klären', 'zu klären', 'noch zu bestimmen', 'zu bestimmen', 'nicht definiert', 'noch unklar', 'unklar', 'nein', 'tbd', 'ungeplant',
    'kein termin', 'ohne termin', 'keine abhängigkeiten', 'folgt', 'nicht entschieden', 'noch nicht entschieden',
  ],

  parts: [
    'ergebnisse', 'liefergegenstände', 'liefergegenstaende', 'lieferobjekte', 'lieferumfang', 'liefergegenstand', 'wichtigste ergebnisse', 'kernergebnisse', 'ziel', 'ziele', 'zielsetzung', 'hauptziel', 'hauptziele', 'aufgaben', 'aufgabenliste', 'hauptaufgaben', 'kernaufgaben', 'technische aufgaben', 'teilaufgaben', 'unteraufgaben', 'offene aufgaben', 'erledigte aufgaben', 'verbleibende aufgaben', 'umfang', 'inhalt', 'inhalte', 'funktionen',
    'features', 'kernfunktionen', 'hauptfunktionen', 'neue funktionen', 'neue features', 'geplante funktionen', 'geplante features', 'wichtigste funktionen', 'abhängigkeiten', 'abhaengigkeiten', 'abhängigkeit', 'voraussetzungen', 'voraussetzung', 'vorbedingungen', 'anforderungen', 'technische anforderungen', 'funktionale anforderungen', 'pläne', 'plan', 'arbeitspakete', 'todo', 'todos', 'to do', 'zu erledigen', 'offen', 'offene punkte', 'fehlerbehebungen',
    'fehlerbehebung', 'bugfixes', 'korrekturen', 'verbesserungen', 'weitere verbesserungen', 'sonstiges', 'weiteres', 'verschiedenes', 'andere', 'notizen', 'notiz', 'anmerkungen', 'hinweise', 'hinweis', 'details', 'technische details', 'umsetzung', 'implementierung', 'implementierungsdetails', 'umsetzungsdetails', 'umsetzungsplan', 'implementierungsplan', 'überblick', 'beschreibung', 'zusammenfassung', 'begründung', 'motivation', 'hintergrund', 'kontext',
    'warum', 'was', 'wie', 'ergebnis', 'erwartete ergebnisse', 'erwartetes ergebnis', 'nutzen', 'vorteile', 'auswirkungen', 'auswirkung', 'highlights', 'höhepunkte', 'änderungen', 'aenderungen', 'inkompatible änderungen', 'breaking changes', 'versionshinweise', 'release notes', 'aktivitäten', 'maßnahmen', 'massnahmen', 'aktionen', 'schritte', 'zeitplan', 'terminplan', 'ressourcen', 'referenzen', 'links', 'verwandt', 'siehe auch', 'risiken', 'offene fragen', 'fragen',
    'außerhalb des umfangs', 'nicht enthalten', 'nicht im umfang', 'im umfang', 'enthalten', 'abgeschlossen', 'erledigt', 'verbleibend', 'in arbeit', 'restarbeiten', 'verbleibende arbeit', 'verbleibende arbeiten', 'erledigte arbeiten', 'prioritäten', 'nächste prioritäten', 'schlüsselergebnisse', 'meilensteine', 'geplant', 'status', 'stand', 'aktueller stand', 'aktueller status', 'fortschritt', 'einschränkungen', 'bekannte einschränkungen', 'bekannte probleme', 'fokus',
    'schwerpunkte', 'schwerpunkt', 'infrastruktur', 'werkzeuge', 'tooling', 'qualität', 'user stories', 'metriken', 'kennzahlen', 'was gemacht wurde', 'was wurde gemacht', 'geliefert', 'errungenschaften', 'muss', 'soll', 'kann', 'muss haben', 'sollte haben', 'optional', 'bonus', 'dateien', 'wichtige dateien', 'architektur', 'entwurf', 'design', 'beispiele', 'beispiel', 'api', 'nutzung', 'verwendung', 'aufwand', 'geschätzter aufwand', 'schätzung', 'was sich ändert',
    'was wir tun', 'was wir nicht tun', 'tests', 'testing', 'dokumentation', 'doku', 'refactoring', 'refaktorierung', 'aufräumen', 'recherche', 'forschung', 'technische schulden', 'checkliste', 'sicherheit', 'leistung', 'performance', 'oberfläche', 'backend', 'frontend', 'datenbank', 'deployment', 'bereitstellung', 'komponenten', 'entscheidungen', 'lösung', 'vorgehen',
  ],
  criteria: [
    'erfolgskriterien', 'erfolgskriterium', 'akzeptanzkriterien', 'akzeptanzkriterium', 'abnahmekriterien', 'abnahmekriterium', 'abnahme', 'akzeptanz', 'definition of done', 'dod', 'definition von fertig', 'fertig wenn', 'erledigt wenn', 'abgeschlossen wenn', 'fertig definition', 'abschlusskriterien', 'ausstiegskriterien', 'austrittskriterien', 'exit kriterien', 'eingangskriterien', 'freigabekriterien', 'release kriterien', 'releasekriterien', 'kriterien', 'kriterium',
    'meilensteinkriterien', 'qualitätskriterien', 'validierungskriterien', 'fertigstellungskriterien', 'metriken', 'erfolgsmetriken', 'kennzahlen', 'erfolgskennzahlen', 'qualitätskennzahlen', 'indikatoren', 'erfolgsindikatoren', 'kpi', 'kpis', 'teststrategie', 'testplan', 'testkonzept', 'abnahmetests', 'akzeptanztests', 'validierung', 'verifikation', 'verifizierung', 'nachweis', 'nachweise', 'überwachung', 'monitoring', 'qualitätstore', 'qualitätsgates', 'quality gates',
    'release checkliste', 'releasecheckliste', 'veröffentlichungscheckliste', 'launch checkliste', 'deployment checkliste', 'qualitätscheckliste', 'review checkliste', 'abnahmecheckliste', 'erfolgsmessung', 'erfolgsfaktoren', 'leistungsziele', 'testanforderungen', 'prüfkriterien', 'prüfung', 'abbruchkriterien',
  ],
  groups: [
    'roadmap', 'die roadmap', 'fahrplan', 'der fahrplan', 'projektfahrplan', 'entwicklungsfahrplan', 'projekt roadmap', 'projektroadmap', 'produkt roadmap', 'produktroadmap', 'entwicklungs roadmap', 'entwicklungsroadmap', 'technische roadmap', 'detaillierte roadmap', 'feature roadmap', 'meilensteine', 'wichtige meilensteine', 'wichtigste meilensteine', 'große meilensteine', 'hauptmeilensteine', 'projektmeilensteine', 'meilensteinplan', 'meilensteinübersicht',
    'übersicht der meilensteine', 'meilensteine und zeitplan', 'phasen', 'die phasen', 'projektphasen', 'entwicklungsphasen', 'umsetzungsphasen', 'phasen im detail', 'phasenübersicht', 'phasenplan', 'etappen', 'stufen', 'ausbaustufen', 'stufenplan', 'versionen', 'releases', 'veröffentlichungen', 'release plan', 'releaseplan', 'release planung', 'releaseplanung', 'release strategie', 'veröffentlichungsplan', 'versionsplan', 'versionsplanung', 'sprints', 'sprintplan', 'sprintplanung',
    'iterationen', 'wellen', 'quartale', 'zeitleiste', 'zeitachse', 'zeitstrahl', 'zeitplan', 'terminplan', 'zeitplanung', 'plan', 'der plan', 'planung', 'projektplan', 'gesamtplan', 'arbeitsplan', 'entwicklungsplan', 'umsetzungsplan', 'implementierungsplan', 'ausführungsplan', 'maßnahmenplan', 'aktionsplan', 'detailplan', 'detaillierter plan', 'entwicklung', 'umsetzung', 'implementierung', 'übersicht', 'überblick', 'roadmap übersicht', 'roadmap überblick', 'gesamtübersicht',
    'zusammenfassung', 'fortschritt', 'fortschrittsübersicht', 'status', 'stand', 'aktueller stand', 'aktueller status', 'statusübersicht', 'versionshistorie', 'versionsgeschichte', 'aufgaben', 'arbeitspakete', 'epics', 'kommende releases', 'kommende versionen', 'vorgehen', 'projektablauf', 'ablaufplan',
  ],
  sections: [
    'überblick', 'ueberblick', 'übersicht', 'projektüberblick', 'projektübersicht', 'einleitung', 'einführung', 'über', 'über dieses dokument', 'über diese roadmap', 'über das projekt', 'vorwort', 'vision', 'mission', 'unsere vision', 'leitbild', 'leitidee', 'kurzfassung', 'zusammenfassung', 'management summary', 'zweck', 'hintergrund', 'kontext', 'philosophie', 'prinzipien', 'leitprinzipien', 'leitlinien', 'grundsätze', 'grundprinzipien', 'architekturprinzipien',
    'architektur prinzipien', 'designprinzipien', 'ausrichtung', 'strategie', 'inhaltsverzeichnis', 'inhalt', 'verzeichnis', 'navigation', 'wie man diese roadmap liest', 'wie diese roadmap zu lesen ist', 'lesehinweis', 'lesehilfe', 'wie diese roadmap funktioniert', 'regeln', 'regeln für diese roadmap', 'prozess', 'prozesse', 'release prozess', 'releaseprozess', 'planungsprozess', 'entwicklungsprozess', 'arbeitsablauf', 'arbeitsweise', 'workflow', 'mitwirken', 'mitmachen', 'mithelfen', 'beitragen',
    'beiträge', 'wie kann ich beitragen', 'wie man beiträgt', 'wie du helfen kannst', 'mitwirkende', 'kontakt', 'kontakte', 'ansprechpartner', 'team', 'maintainer', 'governance', 'rückmeldung', 'rückmeldungen', 'feedback', 'kommunikation', 'kommunikationsplan', 'gemeinschaft', 'community', 'ressourcen', 'ressourcenbedarf', 'referenzen', 'quellen', 'links', 'siehe auch', 'verwandte dokumente', 'weiterführende dokumente', 'zugehörige dokumentation', 'dokumentation', 'anhang', 'anhänge',
    'glossar', 'faq', 'häufige fragen', 'changelog', 'änderungsprotokoll', 'änderungshistorie', 'änderungsverlauf', 'historie', 'geschichte', 'verlauf', 'dokumenthistorie', 'revisionshistorie', 'versionshistorie', 'versionsgeschichte', 'aktualisierungen', 'updates', 'überprüfung', 'pflege', 'versionsunterstützung', 'support richtlinie', 'versionierung', 'versionsrichtlinie', 'stabilität', 'kompatibilität', 'abwärtskompatibilität', 'abkündigungen', 'budget', 'kosten', 'abhängigkeiten', 'abhaengigkeiten',
    'abhängigkeitsgraph', 'abhängigkeitsdiagramm', 'kritischer pfad', 'annahmen', 'rahmenbedingungen', 'randbedingungen', 'einschränkungen', 'notizen', 'hinweis', 'hinweise', 'anmerkungen', 'haftungsausschluss', 'lizenz', 'danksagung', 'danksagungen', 'sponsoren', 'finanzierung', 'metriken', 'kennzahlen', 'erfolgsmetriken', 'kpis', 'erfolgskriterien', 'entscheidungen', 'entscheidungsprotokoll', 'offene fragen', 'offene entscheidungen', 'erkenntnisse', 'gelernte lektionen', 'prioritäten',
    'schwerpunkte', 'priorisierung', 'anforderungen', 'architektur', 'technologie stack', 'tech stack', 'technologien', 'technologie', 'markteinführung', 'teststrategie', 'migration', 'vergleich', 'wettbewerbsanalyse', 'marktanalyse', 'statistiken', 'statistik', 'fortschrittsübersicht', 'aktueller stand', 'aktueller status', 'wo wir stehen', 'wo stehen wir', 'ist stand', 'ist zustand', 'ausgangslage', 'schnellstart', 'erste schritte', 'installation', 'nutzung', 'verwendung', 'umfang', 'ziele', 'ziel',
    'projektziele', 'gesamtziel', 'nicht ziele', 'nächste aktion', 'nächste aktionen', 'taktung', 'release zyklus', 'releasezyklus', 'definitionen', 'begriffe', 'terminologie', 'was ist', 'warum', 'motivation', 'zielgruppe', 'anwendungsfälle', 'teamzusammensetzung', 'externe ressourcen', 'aufwandsschätzung', 'fazit', 'schluss', 'danke', 'kurzreferenz', 'schnellzugriff', 'empfehlungen', 'analyse', 'problem', 'problemstellung', 'lösung', 'bekannte probleme', 'bekannte einschränkungen', 'sicherheit',
    'support', 'projektstruktur', 'repository struktur', 'querschnitt',
  ],
  risks: [
    'risiko', 'risiken', 'risikomanagement', 'risikominderung', 'risikobewertung', 'risikoanalyse', 'risikomatrix', 'risikoregister', 'technische risiken', 'projektrisiken', 'risiken und maßnahmen', 'risiken und massnahmen', 'risiken und gegenmaßnahmen', 'risiken und gegenmassnahmen', 'risiken und minderung', 'gegenmaßnahmen', 'gegenmassnahmen', 'maßnahmen zur risikominderung', 'terminrisiken', 'gesundheit', 'projektgesundheit', 'herausforderungen', 'bedrohungen', 'wettbewerber',
    'konkurrenz', 'wettbewerb', 'wettbewerbsanalyse', 'vergleich', 'funktionsvergleich', 'fähigkeitsmatrix', 'nachweise', 'belege', 'befunde', 'erkenntnisse', 'bekannte probleme', 'gelernte lektionen', 'entscheidungsprotokoll', 'entscheidungen', 'ist analyse', 'analyse des ist zustands', 'swot', 'schwachstellen', 'notfallplan', 'rückweg',
  ],
  nonGoals: [
    'nicht ziele', 'nichtziele', 'keine ziele', 'non goals', 'außerhalb des umfangs', 'ausserhalb des umfangs', 'nicht im umfang', 'nicht enthalten', 'out of scope', 'was wir nicht tun', 'was wir nicht machen', 'was wir nicht tun werden', 'was nicht geplant ist', 'nicht geplant', 'wird nicht umgesetzt', 'ausschlüsse', 'ausgeschlossen', 'abgrenzung', 'was es nicht ist', 'bewusst nicht', 'bewusst ausgeschlossen', 'explizit ausgeschlossen',
  ],
  legend: ['legende', 'symbole', 'zeichenerklärung', 'zeichenerklaerung', 'statuslegende', 'status legende', 'symbolerklärung', 'schlüssel', 'icons', 'notation', 'konventionen', 'bedeutung der symbole', 'statusdefinitionen', 'status definitionen', 'statusanzeigen', 'markierungen', 'kennzeichnung', 'kennzeichnungen', 'statuswerte'],

  months: [
    ['januar', 'jänner', 'jaenner', 'jan', 'jän'], ['februar', 'feber', 'feb'], ['märz', 'maerz', 'mär', 'mrz'], ['april', 'apr'], ['mai'], ['juni', 'jun'],
    ['juli', 'jul'], ['august', 'aug'], ['september', 'sept', 'sep'], ['oktober', 'okt'], ['november', 'nov'], ['dezember', 'dez'],
  ],
  seasons: { spring: ['frühling', 'fruehling', 'frühjahr', 'fruehjahr'], summer: ['sommer'], autumn: ['herbst'], winter: ['winter'] },
  parts3: {
    early: ['anfang', 'zu beginn', 'beginn', 'zu anfang', 'anfangs', 'jahresanfang', 'jahresbeginn', 'monatsanfang', 'quartalsanfang', 'früh im', 'frühes'],
    mid: ['mitte', 'zur mitte', 'jahresmitte', 'monatsmitte', 'quartalsmitte'],
    late: ['ende', 'bis ende', 'gegen ende', 'zum ende', 'jahresende', 'monatsende', 'quartalsende', 'bis jahresende', 'spät im', 'spätes', 'ausgang'],
  },
  durations: {
    hour: ['stunde', 'stunden', 'std', 'h'],
    day: ['tag', 'tage', 'tagen', 'd', 'arbeitstag', 'arbeitstage', 'arbeitstagen', 'werktag', 'werktage', 'werktagen', 'personentag', 'personentage'],
    week: ['woche', 'wochen', 'arbeitswochen'],
    month: ['monat', 'monate', 'monaten'],
    year: ['jahr', 'jahre', 'jahren'],
  },
  openEnd: ['und später', 'und spaeter', 'und danach', 'und darüber hinaus', 'und weiter', 'oder später', 'oder spaeter', 'oder danach', 'ff', 'fortlaufend', 'ab', 'ab dem', 'seit', 'und folgende', 'aufwärts'],
  range: ['bis', 'bis zu', 'bis zum', 'und', 'bzw', 'auf'],
  numericOrder: 'day-month',
}
