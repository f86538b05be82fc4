//! The words by which minutes are understood, as one table: a row a meaning, a column a language.
//!
//! To teach the reader a word, add it to the column of its language; to teach it a language, add a
//! column. Words are compared without capitals and accents, so each is written once and as people
//! write it. The first column is English, then German, then French; a document may mix them.

use chrono::Weekday;

use crate::domain::checklist::Level;
use crate::domain::event::Status;

/// What a heading or a label says of what stands below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Topic {
    /// What somebody is to do.
    Actions,
    /// Where things stand.
    Standing(Status),
    /// What is not settled.
    Open,
    /// What was decided.
    Decisions,
    /// Who was there, or was missed.
    People,
    /// Who is away, and when.
    Away,
    /// What went wrong.
    Incident,
    /// What goes out, and when.
    Releases,
    /// What is to be spoken about.
    Agenda,
    /// Talk: what is said below it is no action even where the heading above says so.
    Talk,
}

/// A word at the beginning of a line that says what the line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Marker {
    /// An action.
    Action,
    /// A decision.
    Decision,
    /// An open question.
    Question,
}

/// What a `Key: value` or a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Item,
    Owner,
    Due,
    Status,
    Level,
    Version,
    Service,
    Name,
    Role,
    Current,
    Goal,
    Number,
    Remark,
}

/// A day that counts from the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Soon {
    Today,
    Tomorrow,
    EndOfWeek,
    NextWeek,
    EndOfMonth,
    NextMonth,
    EndOfYear,
    NextMeeting,
}

/// What a phrase can mean; one phrase may mean several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    /// In a short heading, wherever it stands there.
    Topic(Topic),
    /// As a heading that says nothing else.
    TopicAlone(Topic),
    Marker(Marker),
    Key(Key),
    State(Status),
    /// No longer wanted.
    Dropped,
    Weight(Level),
    Month(u32),
    Weekday(Weekday),
    /// Two or three letters that are a day of the week only behind a word for a due date.
    ShortWeekday(Weekday),
    Soon(Soon),
    /// Before a day by which something is due.
    Due,
    /// Before a day on which something is.
    On,
    /// Before a day that is not a due date.
    Since,
    /// Between the first and the last day.
    To,
    EndOf,
    MiddleOf,
    Week,
    Quarter,
    /// Before who did it.
    By,
    /// What somebody did, before `by` and a name.
    Finished,
    And,
    /// A group of people.
    Group,
    /// Somebody is not there.
    Away,
    /// Somebody stands in.
    Acting,
    /// Nobody works on that day.
    Closed,
    /// Where people work.
    Office,
    /// Before what a measure is now.
    Current,
    /// Before what it should be.
    Goal,
    /// In a heading, without weight.
    Filler,
    /// There is none.
    Nothing,
    /// Nobody knows yet.
    Unknown,
    /// After a name: tells what was, so the line is talk.
    Told,
    /// After a name: says what is to be done.
    Will,
    /// After a name: what somebody takes upon them; it stays a part of the text.
    Does,
    /// Begins what something waits for.
    Waits,
    /// At the beginning of an action; says little of what it is about.
    Verb,
    /// Says nothing of what a text is about.
    Small,
    /// Begins with a capital and is no name.
    NoName,
    /// A unit, spelled out.
    Unit(&'static str),
    /// Before a name.
    Title,
    /// In the middle of a name.
    Particle,
    /// Counts a relative date.
    Count(u32),
    InFuture,
    Weeks,
    Days,
}

/// One meaning in all languages.
pub(super) struct Row {
    pub(super) meaning: Meaning,
    pub(super) en: &'static [&'static str],
    pub(super) de: &'static [&'static str],
    pub(super) fr: &'static [&'static str],
}

type Words = &'static [&'static str];

const fn row(meaning: Meaning, en: Words, de: Words, fr: Words) -> Row {
    Row {
        meaning,
        en,
        de,
        fr,
    }
}

use Meaning as M;

/// The table.
#[rustfmt::skip]
pub(super) const TABLE: &[Row] = &[
    // Headings.
    row(M::Topic(Topic::Actions),
        &["action items", "action item", "next actions", "open actions", "new actions", "team actions", "agreed actions", "action points", "action point", "actions", "next steps", "next step", "to-dos", "todos", "to dos", "to do", "todo", "follow-up actions", "follow-up items", "follow-up tasks", "assigned tasks", "ais", "task list", "who does what", "action log", "action register", "assignments"],
        &["aufgaben", "aktionen", "aktionspunkte", "maßnahmen", "massnahmen", "nächste schritte", "nächster schritt", "nächsten schritte", "weiteres vorgehen", "arbeitsaufträge", "arbeitspakete", "offene aufgaben", "todos", "to-do-liste", "aufgabenliste", "maßnahmenliste", "wer macht was", "folgeaufgaben", "folgemaßnahmen"],
        &["prochaines étapes", "prochaine étape", "étapes suivantes", "actions", "actions à mener", "plan d'action", "plan d'actions", "points d'action", "à faire", "tâches", "suites à donner", "relevé d'actions", "qui fait quoi"]),
    row(M::TopicAlone(Topic::Actions),
        &["tasks", "next", "up next", "follow-ups", "follow-up", "follow up", "follow ups", "homework", "deliverables", "commitments", "aps"],
        &["todo", "to do", "aps", "ap", "folgeschritte", "schritte", "vereinbart", "vereinbarungen"],
        &["suivi", "suites", "livrables", "todo", "engagements"]),
    row(M::TopicAlone(Topic::Standing(Status::Done)),
        &["completed", "done", "finished", "closed", "resolved", "shipped", "delivered", "achieved", "accomplished", "accomplishments", "what was completed", "already done"],
        &["erledigt", "fertig", "fertiggestellt", "abgeschlossen", "abgeschlossene", "erledigte", "umgesetzt", "geschafft", "fertige", "bereits erledigt"],
        &["terminé", "terminés", "terminée", "terminées", "fait", "faits", "faites", "fini", "achevé", "achevés", "réalisé", "réalisés", "réalisées", "livré", "livrés", "clos", "clôturé"]),
    row(M::TopicAlone(Topic::Standing(Status::InProgress)),
        &["in progress", "ongoing", "doing", "wip", "work in progress", "under way", "underway", "currently working on", "started", "active"],
        &["in arbeit", "in bearbeitung", "laufend", "läuft", "laufende", "in umsetzung", "begonnen", "aktuell in arbeit"],
        &["en cours", "en cours de réalisation", "en cours de traitement", "commencé", "commencés", "démarré"]),
    row(M::TopicAlone(Topic::Standing(Status::Blocked)),
        &["blocked", "blockers", "on hold", "waiting", "stuck", "impediments", "blocked by", "waiting on others"],
        &["blockiert", "blocker", "blockaden", "wartend", "hängt", "blockierte", "hindernisse", "wartet"],
        &["bloqué", "bloqués", "bloquée", "bloquées", "en attente", "blocages", "points bloquants", "bloquants"]),
    row(M::Topic(Topic::Open),
        &["open questions", "open question", "open points", "open issues", "unanswered questions", "unresolved", "outstanding questions", "questions to clarify", "to be clarified"],
        &["offene fragen", "offene frage", "offene punkte", "offener punkt", "ungeklärt", "zu klären", "noch zu klären", "klärungsbedarf", "klärungspunkte"],
        &["questions ouvertes", "question ouverte", "questions en suspens", "points ouverts", "points en suspens", "à clarifier", "à éclaircir", "questions non résolues"]),
    row(M::TopicAlone(Topic::Open),
        &["open", "questions", "unclear", "not done", "not finished", "left over", "carried over"],
        &["offen", "noch offen", "weiterhin offen", "fragen", "unklar", "nicht geschafft", "nicht erledigt", "liegen geblieben"],
        &["ouvert", "ouverts", "questions", "en suspens", "pas fait", "reste à faire", "restant"]),
    row(M::Topic(Topic::Decisions),
        &["decisions", "decisions made", "key decisions", "decisions taken", "resolutions"],
        &["entscheidungen", "beschlüsse", "entschieden", "festlegungen", "getroffene entscheidungen"],
        &["décisions", "décisions prises", "relevé de décisions"]),
    row(M::TopicAlone(Topic::Decisions),
        &["decision", "decided", "agreed", "agreements"],
        &["entscheidung", "beschluss", "beschlossen"],
        &["décision", "décidé", "acté"]),
    row(M::TopicAlone(Topic::People),
        &["attendees", "participants", "present", "attending", "in attendance", "attendance", "who was there", "people", "team", "absent", "apologies", "regrets", "not present", "guests", "invited", "members present", "members absent", "invitees", "attended", "roll call", "facilitator", "note taker", "notetaker", "chair", "scribe", "minutes by", "minutes taken by"],
        &["teilnehmer", "teilnehmende", "teilnehmerinnen", "teilnehmer*innen", "teilnehmer:innen", "teilnehmerinnen und teilnehmer", "anwesend", "anwesende", "dabei", "abwesend", "entschuldigt", "gäste", "teilnehmerkreis", "fehlend", "es fehlen", "nicht anwesend", "moderation", "protokoll", "protokollant", "protokollantin", "protokollführung", "protokollführer", "leitung", "sitzungsleitung", "verteiler"],
        &["participants", "participantes", "participant·e·s", "présents", "présent", "présentes", "présent·e·s", "présences", "personnes présentes", "absents", "absent", "absentes", "excusés", "excusé", "excusées", "invités", "étaient présents", "animateur", "animation", "animatrice", "secrétaire", "rédacteur", "rédactrice"]),
    row(M::Topic(Topic::Away),
        &["absences", "out of office", "vacation", "vacations", "time off", "holidays", "ooo", "pto", "planned absences", "leave"],
        &["abwesenheiten", "urlaub", "urlaube", "abwesenheit", "urlaubsplanung", "urlaubszeiten"],
        &["absences", "congés", "vacances", "absences prévues"]),
    row(M::Topic(Topic::Incident),
        &["incident", "incidents", "post-mortem", "postmortem", "post mortem", "outage", "outages", "incident review"],
        &["störung", "vorfall", "ausfall", "incident", "postmortem", "störungen", "vorfälle", "systemausfall", "störungsbericht", "produktionsausfall"],
        &["incident", "panne", "post-mortem", "postmortem", "incidents", "interruption de service"]),
    row(M::Topic(Topic::Releases),
        &["releases", "upcoming releases", "release plan", "release schedule", "release calendar"],
        &["releases", "anstehende releases", "releaseplan", "release-plan", "releaseplanung", "auslieferungen"],
        &["livraisons", "versions à venir", "prochaines versions", "prochaines livraisons", "mises en production", "releases", "calendrier des versions"]),
    row(M::TopicAlone(Topic::Agenda),
        &["agenda", "topics", "next meeting", "next time", "schedule", "parking lot", "agenda for next meeting", "topics for next meeting", "next agenda"],
        &["agenda", "tagesordnung", "themen", "nächstes mal", "nächstes meeting", "nächster termin", "nächstes treffen", "nächste sitzung", "tagesordnungspunkte", "themenspeicher", "themen für das nächste mal"],
        &["ordre du jour", "prochaine réunion", "prochain point", "sujets", "thèmes", "prochaine fois"]),
    row(M::TopicAlone(Topic::Talk),
        &["timeline", "summary", "root cause", "discussion", "notes", "background", "context", "key points", "benefits", "concerns", "pros", "cons", "risks", "highlights", "announcements", "what went well", "what went wrong", "lessons learned", "ideas", "options", "references", "links", "resources", "discussion notes", "impact", "examples", "example", "problem", "proposal", "fyi", "info", "learnings", "takeaways", "observations", "findings", "metrics", "retrospective", "kudos", "onboarding plan", "status", "updates", "update", "new team members", "appendix"],
        &["zeitlicher ablauf", "ablauf", "zusammenfassung", "ursache", "diskussion", "notizen", "hintergrund", "kontext", "vorteile", "nachteile", "bedenken", "risiken", "ankündigungen", "ideen", "idee", "optionen", "verweise", "links", "auswirkung", "auswirkungen", "beispiele", "beispiel", "problem", "vorschlag", "vorschläge", "infos", "information", "informationen", "erkenntnisse", "beobachtungen", "sonstiges", "verschiedenes", "vermutung", "anhang", "chronologie", "zeitverlauf", "lief gut", "was lief gut"],
        &["chronologie", "résumé", "synthèse", "cause racine", "cause", "causes", "discussion", "discussions", "notes", "contexte", "avantages", "inconvénients", "risques", "annonces", "idées", "options", "références", "liens", "impact", "exemples", "exemple", "problème", "proposition", "propositions", "informations", "divers", "constats", "observations", "annexe", "échanges"]),
    row(M::Filler,
        &["items", "item", "this", "week", "sprint", "since", "last", "meeting", "work", "tickets", "new", "our", "the", "from", "for", "all", "current", "previous", "review", "recap", "of", "to", "in", "list", "status", "and", "key", "main", "today", "issues", "points", "stories", "remaining", "minutes"],
        &["punkte", "punkt", "aufgaben", "diese", "dieser", "woche", "seit", "letzter", "letzten", "letztes", "sitzung", "treffen", "meeting", "neue", "alle", "der", "die", "das", "den", "aus", "von", "vom", "im", "und", "themen", "tickets", "sprint", "aktuelle", "aktuell", "stand", "rückblick", "für", "zum", "tasks"],
        &["cette", "semaine", "depuis", "dernière", "dernier", "réunion", "nouvelles", "nouveaux", "les", "la", "le", "des", "de", "du", "en", "et", "tickets", "sprint", "revue", "suivi", "pour", "tâches", "sujets", "points", "actions", "liste"]),

    // The beginning of a line.
    row(M::Marker(Marker::Action),
        &["action", "action item", "action point", "ai", "ap", "todo", "to do", "to-do", "task", "follow-up", "follow up", "next step", "new action", "next action"],
        &["aktion", "aktionspunkt", "aufgabe", "maßnahme", "massnahme", "todo", "to-do", "ap", "arbeitsauftrag", "auftrag", "nächster schritt", "folgeaufgabe"],
        &["action", "tâche", "à faire", "prochaine étape", "point d'action", "todo", "suite à donner"]),
    row(M::Marker(Marker::Decision),
        &["decision", "decided", "agreed", "agreement", "resolution", "resolved to", "we decided"],
        &["entscheidung", "beschluss", "beschlossen", "entschieden", "festlegung", "vereinbart"],
        &["décision", "décidé", "acté", "il a été décidé", "décision prise"]),
    row(M::Marker(Marker::Question),
        &["open question", "question", "open", "open issue"],
        &["offene frage", "offen", "frage", "offener punkt", "zu klären", "noch offen"],
        &["question ouverte", "question", "à clarifier", "point ouvert", "en suspens"]),

    // Keys and columns.
    row(M::Key(Key::Item),
        &["item", "task", "action", "action item", "what", "description", "topic", "todo", "to do", "issue", "finding", "deliverable", "activity", "work item", "next step", "action point", "follow-up", "subject", "question", "open question", "open point"],
        &["aufgabe", "maßnahme", "massnahme", "aktion", "was", "beschreibung", "punkt", "thema", "to-do", "todo", "tätigkeit", "arbeitspaket", "aktionspunkt", "befund", "offener punkt", "frage", "nächster schritt"],
        &["tâche", "action", "quoi", "description", "sujet", "point", "intitulé", "libellé", "objet", "constat", "livrable", "à faire", "question", "étape"]),
    row(M::Key(Key::Owner),
        &["owner", "owners", "assigned to", "assignee", "assignees", "responsible", "who", "person", "dri", "lead", "accountable", "owned by", "assigned", "responsible person", "action owner", "point of contact"],
        &["verantwortlich", "verantwortliche", "verantwortlicher", "verantwortliche person", "zuständig", "zuständige", "zuständigkeit", "wer", "zugewiesen an", "zugewiesen", "bearbeiter", "bearbeiterin", "bearbeitung durch", "durch", "besitzer", "verantwortung", "owner", "umsetzung durch"],
        &["responsable", "responsables", "resp", "resp.", "porteur", "porteuse", "pilote", "qui", "assigné à", "assignée à", "attribué à", "attribuée à", "affecté à", "propriétaire", "en charge", "chargé", "référent", "confié à"]),
    row(M::Key(Key::Due),
        &["due", "due date", "deadline", "when", "by when", "target date", "eta", "release date", "date", "due by", "planned date", "go-live", "expected", "finish by", "complete by"],
        &["fällig", "fällig am", "fälligkeit", "fälligkeitsdatum", "frist", "termin", "bis wann", "bis", "deadline", "wann", "datum", "zieltermin", "zieldatum", "releasedatum", "release-datum", "veröffentlichung", "erledigen bis", "fällig bis", "zu erledigen bis", "liefertermin"],
        &["échéance", "date limite", "date d'échéance", "pour quand", "délai", "quand", "date", "date prévue", "à rendre", "date de sortie", "date de livraison", "date cible", "à faire pour", "mise en production", "attendu pour", "pour le", "avant le"]),
    row(M::Key(Key::Status),
        &["status", "state", "progress"],
        &["status", "stand", "zustand", "fortschritt", "erledigt"],
        &["statut", "état", "avancement", "status", "état d'avancement"]),
    row(M::Key(Key::Level),
        &["priority", "severity", "prio", "importance", "criticality"],
        &["priorität", "prio", "schweregrad", "wichtigkeit", "dringlichkeit", "kritikalität"],
        &["priorité", "gravité", "sévérité", "criticité", "prio", "urgence"]),
    row(M::Key(Key::Version),
        &["version", "release", "tag"],
        &["version", "release"],
        &["version", "release"]),
    row(M::Key(Key::Service),
        &["service", "component", "product", "system", "app", "application", "module", "package", "project"],
        &["dienst", "komponente", "produkt", "system", "anwendung", "service", "modul", "projekt", "baustein"],
        &["service", "composant", "produit", "système", "application", "module", "projet", "brique"]),
    row(M::Key(Key::Name),
        &["name", "attendee", "participant", "member", "person"],
        &["name", "teilnehmer", "teilnehmerin", "person"],
        &["nom", "participant", "prénom", "personne", "nom et prénom"]),
    row(M::Key(Key::Role),
        &["role", "title", "position", "team", "function", "department"],
        &["rolle", "funktion", "team", "abteilung", "bereich", "position"],
        &["rôle", "fonction", "équipe", "poste", "service"]),
    row(M::Key(Key::Number),
        &["#", "no", "no.", "nr", "id", "number", "ref"],
        &["nr", "nr.", "nummer", "lfd nr", "id"],
        &["n°", "no", "numéro", "réf", "id"]),
    row(M::Key(Key::Remark),
        &["comment", "comments", "notes", "note", "remarks", "remark", "details"],
        &["kommentar", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "notiz", "notizen", "hinweis"],
        &["commentaire", "commentaires", "remarque", "remarques", "note", "notes"]),
    row(M::Key(Key::Current),
        &["current", "currently", "now", "today", "actual", "measured", "baseline", "value", "current value"],
        &["aktuell", "ist", "heute", "derzeit", "gemessen", "istwert", "ist-wert", "aktueller wert", "messwert"],
        &["actuel", "actuelle", "actuellement", "aujourd'hui", "mesuré", "mesurée", "valeur actuelle"]),
    row(M::Key(Key::Goal),
        &["target", "goal", "objective", "slo", "should be", "target value", "budget", "threshold", "limit"],
        &["ziel", "soll", "zielwert", "sollwert", "soll-wert", "vorgabe", "grenzwert", "schwelle"],
        &["cible", "objectif", "but", "valeur cible", "seuil"]),
    row(M::Current,
        &["current", "currently", "now", "actual", "measured", "observed", "today"],
        &["aktuell", "aktuelle", "aktueller", "aktuelles", "derzeit", "derzeitige", "gemessen", "gemessene", "ist", "ist-wert", "heutige"],
        &["actuel", "actuelle", "actuels", "actuelles", "actuellement", "mesuré", "mesurée"]),
    row(M::Goal,
        &["target", "goal", "objective", "slo"],
        &["ziel", "zielwert", "soll", "sollwert", "soll-wert"],
        &["cible", "objectif"]),

    // Where things stand.
    row(M::State(Status::Done),
        &["done", "completed", "complete", "finished", "closed", "resolved", "fixed", "shipped", "delivered", "implemented", "merged", "deployed", "released", "yes", "ok", "x", "✅", "✔", "✔️", "☑", "✓", "100%", "100 %", "all done", "addressed"],
        &["erledigt", "fertig", "abgeschlossen", "behoben", "umgesetzt", "geschlossen", "gelöst", "ausgeliefert", "fertiggestellt", "ja", "beendet", "erl.", "erl", "implementiert"],
        &["terminé", "terminée", "terminés", "terminées", "fait", "faite", "fini", "finie", "réalisé", "réalisée", "livré", "livrée", "clos", "close", "clôturé", "clôturée", "résolu", "résolue", "achevé", "achevée", "corrigé", "corrigée", "oui", "soldé"]),
    row(M::State(Status::InProgress),
        &["in progress", "ongoing", "started", "wip", "doing", "in review", "under review", "in work", "work in progress", "on track", "partially done", "partial", "underway", "under way", "in development", "🔄", "🚧", "⏳", "testing", "in testing", "almost done", "continuing", "in-progress", "delayed", "late"],
        &["in arbeit", "in bearbeitung", "läuft", "begonnen", "angefangen", "laufend", "im gange", "teilweise", "teilweise erledigt", "in prüfung", "im test", "in umsetzung", "im review", "wip", "gestartet", "fast fertig", "in review", "verspätet", "verzögert"],
        &["en cours", "commencé", "commencée", "démarré", "démarrée", "entamé", "entamée", "en cours de réalisation", "partiel", "en revue", "en test", "en relecture", "en cours de validation", "bien avancé", "en retard"]),
    row(M::State(Status::Blocked),
        &["blocked", "on hold", "waiting", "stuck", "paused", "⛔", "🚫", "🛑", "waiting for", "blocked by", "pending approval"],
        &["blockiert", "wartet", "hängt", "pausiert", "wartend", "gestoppt", "zurückgestellt", "wartet auf"],
        &["bloqué", "bloquée", "bloqués", "en attente", "suspendu", "suspendue", "en pause"]),
    row(M::State(Status::Open),
        &["open", "not started", "to do", "todo", "pending", "new", "planned", "not done", "no", "backlog", "outstanding", "🔴", "⬜", "❌", "☐", "tbd", "not yet started", "scheduled", "unstarted"],
        &["offen", "nicht begonnen", "geplant", "neu", "ausstehend", "nein", "noch offen", "nicht erledigt", "noch nicht begonnen", "unbearbeitet", "steht aus"],
        &["ouvert", "ouverte", "à faire", "non commencé", "non commencée", "prévu", "prévue", "planifié", "planifiée", "nouveau", "non", "pas commencé", "pas commencée", "non démarré", "non démarrée", "à démarrer", "à venir", "pas démarré"]),
    row(M::Dropped,
        &["cancelled", "canceled", "dropped", "obsolete", "won't do", "wont do", "not needed", "no longer needed", "abandoned", "withdrawn", "superseded"],
        &["entfällt", "abgebrochen", "verworfen", "hinfällig", "nicht mehr nötig", "gestrichen", "obsolet", "storniert"],
        &["annulé", "annulée", "abandonné", "abandonnée", "obsolète", "sans objet", "supprimé"]),
    row(M::Waits,
        &["waiting for", "waiting on", "awaiting", "blocked by", "blocked on", "depends on", "pending", "waits for", "needs", "because of", "due to", "stuck on", "held up by", "on hold until"],
        &["wartet auf", "warten auf", "wartet noch auf", "blockiert durch", "blockiert von", "hängt an", "abhängig von", "wegen", "braucht", "fehlt", "es fehlt", "benötigt"],
        &["en attente de", "en attente du", "en attente des", "en attente d'un", "en attente d'une", "attend", "bloqué par", "bloquée par", "dépend de", "à cause de", "il manque", "en attente"]),
    row(M::Weight(Level::Must),
        &["critical", "blocker", "must", "must have", "urgent", "p0", "sev1", "sev 1", "sev-1", "showstopper", "highest"],
        &["kritisch", "kritische", "muss", "dringend", "blocker", "sehr hoch"],
        &["critique", "critiques", "bloquant", "bloquante", "indispensable", "urgent", "urgente", "très élevée", "très haute"]),
    row(M::Weight(Level::Should),
        &["high", "major", "should", "important", "p1", "sev2", "sev 2", "sev-2", "high priority"],
        &["hoch", "hohe", "soll", "wichtig", "schwer", "schwerwiegend", "hohe priorität"],
        &["élevé", "élevée", "haut", "haute", "majeur", "majeure", "important", "importante", "fort", "forte", "grave"]),
    row(M::Weight(Level::Could),
        &["medium", "moderate", "low", "minor", "could", "nice to have", "p2", "p3", "p4", "sev3", "sev4", "trivial", "normal", "informational", "lowest"],
        &["mittel", "niedrig", "gering", "kann", "leicht", "normal", "mittlere", "niedrige", "geringe", "unkritisch"],
        &["moyen", "moyenne", "faible", "bas", "basse", "mineur", "mineure", "modéré", "modérée", "normal", "normale", "optionnel"]),

    // Days.
    row(M::Month(1), &["january", "jan"], &["januar", "jänner", "jan"], &["janvier", "janv"]),
    row(M::Month(2), &["february", "feb"], &["februar", "feber", "feb"], &["février", "févr", "fév"]),
    row(M::Month(3), &["march", "mar"], &["märz", "mrz", "maerz", "mär"], &["mars"]),
    row(M::Month(4), &["april", "apr"], &["april", "apr"], &["avril", "avr"]),
    row(M::Month(5), &["may"], &["mai"], &["mai"]),
    row(M::Month(6), &["june", "jun"], &["juni", "jun"], &["juin"]),
    row(M::Month(7), &["july", "jul"], &["juli", "jul"], &["juillet", "juil"]),
    row(M::Month(8), &["august", "aug"], &["august", "aug"], &["août", "aout"]),
    row(M::Month(9), &["september", "sept", "sep"], &["september", "sept", "sep"], &["septembre", "sept"]),
    row(M::Month(10), &["october", "oct"], &["oktober", "okt"], &["octobre", "oct"]),
    row(M::Month(11), &["november", "nov"], &["november", "nov"], &["novembre", "nov"]),
    row(M::Month(12), &["december", "dec"], &["dezember", "dez"], &["décembre", "déc"]),
    row(M::Weekday(Weekday::Mon), &["monday", "mon"], &["montag"], &["lundi"]),
    row(M::Weekday(Weekday::Tue), &["tuesday", "tue", "tues"], &["dienstag"], &["mardi"]),
    row(M::Weekday(Weekday::Wed), &["wednesday", "wed"], &["mittwoch"], &["mercredi"]),
    row(M::Weekday(Weekday::Thu), &["thursday", "thu", "thurs", "thur"], &["donnerstag"], &["jeudi"]),
    row(M::Weekday(Weekday::Fri), &["friday", "fri"], &["freitag"], &["vendredi"]),
    row(M::Weekday(Weekday::Sat), &["saturday"], &["samstag", "sonnabend"], &["samedi"]),
    row(M::Weekday(Weekday::Sun), &["sunday"], &["sonntag"], &["dimanche"]),
    row(M::ShortWeekday(Weekday::Mon), &[], &["mo"], &["lun"]),
    row(M::ShortWeekday(Weekday::Tue), &["tu"], &["di"], &["mar"]),
    row(M::ShortWeekday(Weekday::Wed), &["weds"], &["mi"], &["mer"]),
    row(M::ShortWeekday(Weekday::Thu), &["th"], &["do"], &["jeu"]),
    row(M::ShortWeekday(Weekday::Fri), &["fr"], &["fr"], &["ven"]),
    row(M::ShortWeekday(Weekday::Sat), &["sat"], &["sa"], &["sam"]),
    row(M::ShortWeekday(Weekday::Sun), &["sun"], &["so"], &["dim"]),
    row(M::Soon(Soon::Today), &["today", "eod", "end of day", "tonight", "close of business", "cob"], &["heute", "heute abend"], &["aujourd'hui", "ce soir", "fin de journée"]),
    row(M::Soon(Soon::Tomorrow), &["tomorrow"], &["morgen"], &["demain"]),
    row(M::Soon(Soon::EndOfWeek), &["end of week", "end of the week", "end of this week", "eow", "this week"], &["ende der woche", "ende dieser woche", "wochenende", "diese woche", "dieser woche"], &["fin de semaine", "fin de la semaine", "la fin de la semaine", "la fin de semaine", "cette semaine", "fin de cette semaine"]),
    row(M::Soon(Soon::NextWeek), &["next week", "end of next week"], &["nächste woche", "nächster woche", "kommende woche", "ende nächster woche", "ende der nächsten woche", "kommender woche"], &["la semaine prochaine", "semaine prochaine", "fin de la semaine prochaine"]),
    row(M::Soon(Soon::EndOfMonth), &["end of month", "end of the month", "end of this month", "eom", "month end", "month-end", "this month"], &["ende des monats", "monatsende", "ende dieses monats", "diesen monat"], &["fin du mois", "la fin du mois", "fin de mois", "ce mois-ci"]),
    row(M::Soon(Soon::NextMonth), &["next month", "end of next month"], &["nächsten monat", "nächster monat", "ende nächsten monats"], &["le mois prochain", "mois prochain"]),
    row(M::Soon(Soon::EndOfYear), &["end of year", "end of the year", "eoy", "year end"], &["jahresende", "ende des jahres"], &["fin d'année", "fin de l'année", "la fin de l'année"]),
    row(M::Soon(Soon::NextMeeting), &["next meeting", "the next meeting", "our next meeting", "next time"], &["nächsten meeting", "zum nächsten meeting", "zum nächsten mal", "nächsten termin", "zum nächsten termin", "zur nächsten sitzung", "zum nächsten treffen", "nächsten treffen", "nächste sitzung"], &["la prochaine réunion", "prochaine réunion", "la prochaine fois", "prochain point", "le prochain point"]),
    row(M::Due,
        &["by", "due", "due by", "due on", "until", "before", "till", "no later than", "not later than", "deadline", "by the", "eta", "by end of", "latest by", "at the latest by", "due date", "target", "before the", "until the"],
        &["bis", "bis zum", "bis spätestens", "spätestens", "spätestens bis", "spätestens am", "spätestens bis zum", "fällig", "fällig am", "fällig bis", "vor dem", "frist", "deadline", "bis zur", "termin", "bis ende", "bis einschließlich", "bis inklusive"],
        &["d'ici", "d'ici le", "d'ici au", "avant", "avant le", "avant la", "pour", "pour le", "jusqu'au", "échéance", "échéance le", "au plus tard le", "au plus tard", "d'ici à", "d'ici la", "date limite", "avant fin", "d'ici fin", "pour la", "délai"]),
    row(M::On,
        &["on", "in", "this", "next", "on the", "for", "coming", "scheduled for", "planned for", "at", "during"],
        &["am", "in", "im", "in der", "nächsten", "nächste", "nächster", "diesen", "diese", "kommenden", "zum", "für"],
        &["le", "en", "au", "ce", "cette", "prochain", "la", "pendant", "dès", "à"]),
    row(M::Since,
        &["from", "since", "of", "after", "as of", "dated", "starting", "last", "week of"],
        &["vom", "seit", "ab", "nach", "von", "letzten", "letzte", "des", "nach dem", "letzter"],
        &["du", "depuis", "après", "dès", "à partir du", "dernier", "des", "à compter du"]),
    row(M::To, &["to", "through", "until", "till", "thru"], &["bis", "bis zum", "bis einschließlich"], &["au", "à", "jusqu'au"]),
    row(M::EndOf, &["end of", "late", "the end of"], &["ende", "ende des", "ende von"], &["fin", "la fin", "fin du", "la fin du", "fin de"]),
    row(M::MiddleOf, &["mid", "mid-", "middle of"], &["mitte"], &["mi", "mi-"]),
    row(M::Week, &["week", "cw", "wk"], &["kw", "kalenderwoche", "woche"], &["semaine", "sem"]),
    row(M::Quarter, &["q", "quarter"], &["q", "quartal"], &["t", "trimestre", "q"]),
    row(M::Weeks, &["week", "weeks"], &["woche", "wochen"], &["semaine", "semaines"]),
    row(M::Days, &["day", "days"], &["tag", "tage", "tagen"], &["jour", "jours"]),
    row(M::InFuture, &["in", "within"], &["in", "innerhalb von", "binnen"], &["dans", "sous", "d'ici"]),
    row(M::Count(1), &["one", "a"], &["einer", "einem", "eine"], &["une", "un"]),
    row(M::Count(2), &["two"], &["zwei"], &["deux"]),
    row(M::Count(3), &["three"], &["drei"], &["trois"]),
    row(M::Count(4), &["four"], &["vier"], &["quatre"]),

    // People.
    row(M::By, &["by", "via"], &["von", "durch"], &["par"]),
    row(M::Finished,
        &["completed", "finished", "implemented", "done", "delivered", "fixed", "resolved", "shipped", "merged", "deployed", "closed", "built", "written", "handled", "released", "updated", "reviewed", "migrated", "set up", "prepared", "tested"],
        &["erledigt", "umgesetzt", "abgeschlossen", "fertiggestellt", "implementiert", "behoben", "gelöst", "ausgeliefert", "geschrieben", "gebaut", "eingerichtet", "wurde"],
        &["terminé", "terminée", "terminés", "fait", "faite", "réalisé", "réalisée", "livré", "livrée", "corrigé", "corrigée", "implémenté", "implémentée", "achevé", "achevée", "résolu", "résolue", "finalisé", "finalisée", "déployé", "déployée", "mis en place"]),
    row(M::And, &["and", "&", "+", "/", "with"], &["und", "sowie", "mit"], &["et", "avec"]),
    row(M::Group,
        &["all", "everyone", "everybody", "team", "teams", "leads", "all leads", "squad", "group", "managers", "developers", "engineers", "we all", "committee", "council"],
        &["alle", "jeder", "team", "teams", "gruppe", "entwickler", "entwicklung", "alle leads", "gremium"],
        &["tous", "toutes", "équipe", "équipes", "tout le monde", "chacun", "groupe", "développeurs", "managers"]),
    row(M::Will,
        &["to", "will", "should", "must", "needs to", "shall", "is going to", "has to", "agreed to", "agrees to", "volunteers to", "volunteered to", "'ll", "please"],
        &["soll", "wird", "muss", "sollte", "möchte", "bitte"],
        &["va", "doit", "devra", "devrait", "doivent", "vont", "doit encore"]),
    row(M::Does,
        &["takes", "takes over", "owns", "looks into", "handles"],
        &["kümmert sich um", "übernimmt", "macht", "klärt", "bereitet"],
        &["se charge de", "s'occupe de", "prend en charge", "prend", "assure"]),
    row(M::Told,
        &["said", "presented", "reported", "shared", "mentioned", "noted", "suggested", "raised", "asked", "explained", "thinks", "thought", "was", "were", "has", "had", "have", "is", "are", "proposed", "showed", "demoed", "told", "gave", "thanked", "joined", "left", "wondered", "believes", "feels", "agreed", "confirmed", "worked", "did", "found", "saw", "says", "says that", "reports", "suggests", "notes", "asks", "mentions", "likes", "welcomes", "does not", "doesn't", "disagrees"],
        &["hat", "haben", "hatte", "war", "waren", "ist", "sind", "berichtet", "berichtete", "sagt", "sagte", "meint", "meinte", "findet", "fand", "fragt", "fragte", "schlägt", "schlug", "stellt", "stellte", "zeigte", "zeigt", "erklärt", "erklärte", "erzählt", "erwähnt", "glaubt", "bemerkt", "bedankt", "hielt"],
        &["a", "ont", "avait", "était", "est", "sont", "propose", "dit", "pense", "présente", "signale", "demande", "explique", "indique", "rapporte", "remarque", "estime", "rappelle", "souligne", "trouve", "suggère", "précise"]),
    row(M::Away,
        &["ooo", "out of office", "on vacation", "on holiday", "vacation", "on leave", "pto", "away", "off", "out", "holiday", "parental leave", "on pto", "leave", "annual leave", "sick leave", "is out", "absent", "not available", "unavailable"],
        &["urlaub", "im urlaub", "abwesend", "nicht da", "abwesenheit", "elternzeit", "in elternzeit", "nicht im haus", "fehlt", "frei", "außer haus", "nicht verfügbar"],
        &["absent", "absente", "congé", "congés", "en congé", "en congés", "vacances", "en vacances", "indisponible", "absence", "congé parental", "rtt", "sera absent", "sera absente"]),
    row(M::Acting,
        &["acting lead", "acting", "covering", "covers", "cover", "backup", "stand-in", "deputy", "delegate", "substitute", "covered by", "filling in", "in charge", "steps in", "stands in"],
        &["vertretung", "vertretung durch", "vertritt", "vertreten durch", "wird vertreten von", "wird vertreten durch", "vertreter", "vertreterin", "stellvertretung", "übernimmt", "in vertretung"],
        &["remplacé par", "remplacée par", "remplaçant", "remplaçante", "remplace", "intérim", "intérim assuré par", "suppléant", "suppléante", "relais", "backup", "assure l'intérim", "remplacement", "intérim par"]),
    row(M::Closed,
        &["office closed", "closed", "company holiday", "public holiday", "bank holiday", "office is closed", "offices closed", "national holiday"],
        &["geschlossen", "büro geschlossen", "feiertag", "betriebsferien", "firma geschlossen", "brückentag", "betriebsurlaub", "gesetzlicher feiertag", "bleibt geschlossen"],
        &["fermé", "fermés", "fermée", "bureau fermé", "bureaux fermés", "jour férié", "férié", "fermeture", "fermeture annuelle", "pont"]),
    row(M::Office, &["office", "offices", "company", "we"], &["büro", "büros", "firma", "betrieb", "standort"], &["bureau", "bureaux", "entreprise", "locaux"]),
    row(M::Title, &["mr", "mrs", "ms", "dr", "prof"], &["herr", "frau", "dr", "prof", "hr", "fr"], &["m", "mme", "mlle", "monsieur", "madame", "dr"]),
    row(M::Particle, &["van", "der", "de", "da", "di", "bin", "al", "el", "la"], &["von", "vom", "zu", "zur", "van", "der", "den"], &["de", "du", "la", "le", "des", "d"]),

    // What is not said.
    row(M::Nothing, &["none", "n/a", "na", "nothing", "no action items", "no actions", "no open questions", "nil", "-", "–", "—", "tbd", "no action needed", "no blockers", "none at this time"], &["keine", "keiner", "nichts", "entfällt", "-", "keine aufgaben", "keine maßnahmen", "keine offenen fragen", "keine offenen punkte"], &["aucun", "aucune", "néant", "rien", "ras", "aucune action", "sans objet", "r.a.s."]),
    row(M::Unknown, &["tbd", "tba", "tbc", "?", "unassigned", "nobody", "no one", "open", "n/a", "-", "–", "—", "none", "to be decided", "to be confirmed", "unknown", "asap", "soon", "ongoing", "later", "unowned", "no owner", "to be defined"], &["offen", "niemand", "unklar", "noch offen", "keiner", "zu klären", "laufend", "tbd", "asap", "später", "noch unklar", "zu benennen", "nicht zugewiesen"], &["à définir", "à déterminer", "personne", "non assigné", "non attribué", "à confirmer", "inconnu", "asap", "dès que possible", "à désigner", "continu", "plus tard"]),

    // For comparing texts.
    row(M::Verb,
        &["fix", "update", "create", "add", "implement", "complete", "finish", "write", "review", "prepare", "make", "do", "set", "schedule", "check", "ensure", "provide", "send", "get", "investigate", "define", "build", "improve", "document", "follow", "organize", "organise", "plan", "start", "continue", "finalize", "finalise", "draft", "submit", "share", "test", "deploy", "migrate", "remove", "run", "move", "publish", "rotate", "enable", "disable", "replace", "upgrade", "configure", "verify", "confirm", "contact", "ask", "discuss", "evaluate", "analyze", "analyse", "refactor", "resolve", "close", "open", "clarify", "decide", "coordinate", "collect", "book", "call", "email", "invite", "order", "present", "research", "look", "talk", "work", "help", "monitor", "measure", "reduce", "increase", "delete", "clean", "merge", "release", "ship", "try", "find", "give", "put", "sync", "align", "agree", "approve", "sign", "request", "report", "track", "train", "onboard", "introduce", "switch", "use", "change", "adjust", "extend", "reproduce", "rehearse", "circulate", "book", "announce", "archive", "automate", "backport", "benchmark", "communicate", "compare", "convert", "deliver", "deprecate", "design", "develop", "escalate", "estimate", "explore", "identify", "include", "inform", "install", "integrate", "list", "meet", "notify", "obtain", "patch", "ping", "prioritize", "prototype", "raise", "reach", "rebuild", "record", "rename", "renew", "reply", "restart", "restore", "revert", "revise", "rework", "rewrite", "scale", "secure", "select", "simplify", "speak", "split", "store", "stress", "summarize", "support", "tag", "tell", "translate", "tune", "unblock", "validate", "wait", "wire", "negotiate", "rerun", "drain", "drop", "freeze", "hand", "keep", "bring", "tidy", "trim", "pay", "localise", "localize", "rehearse", "retire", "sample", "sketch", "stop", "sort", "rewrite", "encrypt", "audit", "backfill", "bump", "cancel", "capture", "categorize", "cut", "demo", "display", "expose", "file", "gather", "handle", "inspect", "interview", "join", "label", "limit", "log", "map", "mark", "post", "profile", "promote", "propose", "push", "pull", "reconcile", "recruit", "redesign", "remind", "repair", "reset", "roll", "scan", "scope", "seed", "separate", "show", "spec", "stabilize", "stage", "study", "survey", "swap", "teach", "tighten", "transfer", "trial", "turn", "walk", "watch", "wrap", "restrict", "limit", "protect", "prevent", "allow", "avoid", "repeat", "tell", "warn", "lower", "raise"],
        &["prüfen", "erstellen", "schreiben", "aktualisieren", "beheben", "einrichten", "klären", "vorbereiten", "abschließen", "testen", "anlegen", "planen", "umsetzen", "dokumentieren", "hinzufügen", "koordinieren", "checken", "organisieren", "abstimmen", "einladen", "fertigstellen", "machen", "prüft", "erstellt", "schreibt", "klärt", "aktualisiert"],
        &["corriger", "mettre", "créer", "ajouter", "rédiger", "préparer", "vérifier", "terminer", "planifier", "documenter", "tester", "déployer", "finaliser", "envoyer", "organiser", "définir", "implémenter", "relancer", "contacter", "prévoir", "faire", "établir", "valider", "mise", "revoir", "analyser", "partager", "contrôler", "écrire", "demander", "lancer", "réaliser", "compléter", "migrer", "publier", "configurer"]),
    row(M::Small,
        &["the", "a", "an", "of", "for", "in", "on", "to", "and", "or", "with", "by", "at", "from", "is", "are", "be", "it", "its", "this", "that", "our", "we", "as", "into", "all", "new", "via", "per", "up", "not", "will", "should", "how", "what", "who", "which", "when", "can", "could", "would", "must", "has", "have", "so", "any", "more", "out"],
        &["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einer", "und", "oder", "für", "mit", "von", "vom", "im", "in", "am", "an", "auf", "zu", "zum", "zur", "bei", "ist", "sind", "wird", "werden", "soll", "wir", "nicht", "aus", "nach", "wie", "was"],
        &["le", "la", "les", "l", "de", "du", "des", "d", "un", "une", "et", "ou", "pour", "avec", "par", "en", "dans", "sur", "au", "aux", "à", "est", "sont", "ce", "cette", "nous", "pas", "que", "qui", "son", "sa"]),
    row(M::NoName,
        &["service", "services", "gateway", "user", "order", "inventory", "notification", "frontend", "backend", "front-end", "back-end", "platform", "database", "api", "docs", "documentation", "test", "tests", "testing", "security", "performance", "release", "deployment", "infrastructure", "infra", "monitoring", "design", "mobile", "web", "data", "note", "notes", "summary", "root", "cause", "goal", "target", "current", "solution", "proposed", "benefits", "concerns", "option", "issue", "problem", "decision", "question", "answer", "status", "owner", "due", "priority", "high", "medium", "low", "critical", "next", "step", "optional", "required", "important", "urgent", "staging", "production", "prod", "dev", "legal", "marketing", "sales", "finance", "support", "compliance", "customer", "client", "kafka", "redis", "docker", "kubernetes", "jenkins", "jira", "grafana", "terraform", "github", "gitlab", "slack", "confluence", "postgres", "mongo", "mongodb", "mysql", "android", "ios", "stripe", "prometheus", "elasticsearch", "aws", "azure", "google", "linux", "windows", "chrome", "safari", "react", "node", "python", "java", "rust", "scala", "week", "day", "month", "sprint", "phase", "step", "part", "item", "task", "action", "migration", "incident", "outage", "timeline", "yes", "no", "done", "open", "blocked", "progress", "tbd", "after", "before", "when", "if", "once", "also", "both", "each", "new", "old", "first", "second", "third", "see", "e.g", "everything", "login", "checkout", "payment", "payments", "billing", "search", "auth", "authentication", "build", "pipeline", "code", "review", "bug", "feature", "update", "upgrade", "rollout", "launch", "feedback", "budget", "hiring", "onboarding", "training", "meeting", "workshop", "demo", "roadmap", "planning", "report", "dashboard", "alerts", "alerting", "logging", "logs", "backup", "backups", "restore", "server", "servers", "client", "app", "ui", "ux", "qa", "ops", "devops", "ci", "cd", "cache", "caching", "storage", "network", "system", "module", "library", "team", "we", "i", "they", "he", "she", "it", "you", "there", "please", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "draft", "final", "internal", "external", "public", "private", "beta", "alpha", "ticket", "epic", "story", "config", "configuration", "scope", "risk", "risks", "impact", "result", "results", "outcome", "background", "context", "reminder", "info", "fyi", "update", "version", "link", "links", "the", "a", "an", "this", "that", "these", "our", "someone", "somebody", "nobody", "all", "any", "some", "no", "not", "in", "on", "at", "for", "with", "to", "of", "and", "or", "by", "from", "as"],
        &["dienst", "doku", "dokumentation", "datenbank", "sicherheit", "betrieb", "entwicklung", "technik", "vertrieb", "einkauf", "recht", "kunde", "kunden", "problem", "ursache", "lösung", "ziel", "frage", "antwort", "hinweis", "info", "thema", "punkt", "schritt", "woche", "phase", "vorschlag", "entscheidung", "vermutung", "offen", "erledigt", "blockiert", "nächster", "nächste", "aktuell", "priorität", "wichtig", "dringend", "anmerkung", "bemerkung", "stand", "ergebnis", "auswirkung", "hintergrund", "alle", "backup", "rollout", "schulung", "zahlung", "rechnung", "anmeldung", "suche", "oberfläche", "server", "netz", "netzwerk", "der", "die", "das", "ein", "eine", "wir", "ich", "sie", "er", "es", "bitte", "wenn", "falls", "noch", "neue", "neuer", "neues", "alte", "iterationen", "entität", "und", "oder", "für", "mit", "von", "im", "am", "bei", "nach", "vor", "auf", "zu", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "support", "makro", "ingress", "test", "termin", "meeting", "protokoll", "budget", "vertrag", "skript", "konzept", "entwurf", "abnahme", "freigabe", "kommunikation", "jemand", "man"],
        &["service", "base", "données", "sécurité", "performance", "performances", "déploiement", "solution", "problème", "cause", "objectif", "cible", "question", "réponse", "remarque", "note", "résumé", "point", "étape", "semaine", "phase", "proposition", "décision", "ouvert", "terminé", "bloqué", "prochaine", "priorité", "important", "urgent", "statut", "échéance", "juridique", "commercial", "comptabilité", "qualité", "exploitation", "production", "recette", "mise", "revue", "migration", "sauvegarde", "sauvegardes", "facturation", "paiement", "recherche", "connexion", "interface", "documentation", "formation", "budget", "réunion", "atelier", "démo", "le", "la", "les", "l", "un", "une", "des", "du", "de", "nous", "vous", "ils", "elle", "il", "on", "en", "et", "ou", "pour", "avec", "si", "tous", "toutes", "chaque", "nouveau", "nouvelle", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "contrat", "rapport", "tableau", "plan", "suivi", "projet", "client", "clients", "optionnel", "attention", "quelqu'un", "chacun"]),

    // Units, spelled out.
    row(M::Unit("s"), &["second", "seconds", "sec", "secs", "s"], &["sekunde", "sekunden", "sek"], &["seconde", "secondes"]),
    row(M::Unit("ms"), &["millisecond", "milliseconds", "ms", "msec"], &["millisekunde", "millisekunden"], &["milliseconde", "millisecondes"]),
    row(M::Unit("min"), &["minute", "minutes", "min", "mins"], &["minute", "minuten"], &["minute", "minutes"]),
    row(M::Unit("h"), &["hour", "hours", "h", "hrs", "hr"], &["stunde", "stunden", "std"], &["heure", "heures"]),
    row(M::Unit("d"), &["day", "days", "d"], &["tag", "tage", "tagen"], &["jour", "jours", "j"]),
    row(M::Unit("w"), &["week", "weeks"], &["woche", "wochen"], &["semaine", "semaines"]),
    row(M::Unit("%"), &["percent", "%", "pct"], &["prozent", "%"], &["pour cent", "pourcent", "%"]),
    row(M::Unit("MB"), &["mb"], &["mb"], &["mo"]),
    row(M::Unit("GB"), &["gb"], &["gb"], &["go"]),
    row(M::Unit("kB"), &["kb"], &["kb"], &["ko"]),
];
