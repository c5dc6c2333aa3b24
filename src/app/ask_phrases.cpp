// One row per phrase, in the order of the enumeration.
#include "app/ask_phrases.h"

#include <array>

#include "base/ensure.h"

namespace couvert {
namespace {

using Row = std::array<std::string_view, 3>;

constexpr std::array<Row, static_cast<std::size_t>(AskPhrase::count_)> phrases = {{
    // The steps before the questions.
    {"Répondez pas à pas. `aide` montre ce qui est possible à tout moment.", "Antworten Sie Schritt für Schritt. `hilfe` zeigt, was jederzeit möglich ist.",
     "Answer step by step. `help` shows what is possible at any time."},
    {"Quel produit ?", "Welches Produkt?", "Which product?"},
    {"Depuis quel jour la police couvre-t-elle ?", "Ab welchem Tag deckt die Police?", "From which day does the policy cover?"},
    {"Jusqu’à quel jour, non compris ?", "Bis zu welchem Tag, ohne diesen?", "Until which day, not included?"},
    {"Quel jour le contrat a-t-il été conclu ?", "An welchem Tag wurde der Vertrag geschlossen?", "On which day was the contract concluded?"},
    {"Entrée : {0}", "Eingabetaste: {0}", "Enter: {0}"},
    {"comme les conditions se lisent", "wie die Bedingungen gelesen werden", "as the wording is read"},
    {"rien de convenu", "nichts vereinbart", "nothing agreed"},
    {"Autre chose est-il convenu ? (`CLÉ=VALEUR` ; Entrée : non)", "Ist sonst etwas vereinbart? (`SCHLÜSSEL=WERT`; Eingabetaste: nein)",
     "Is anything else agreed? (`KEY=VALUE`; Enter: no)"},
    {"Clés : {0}", "Schlüssel: {0}", "Keys: {0}"},
    {"Genres de frais : {0}", "Arten von Kosten: {0}", "Kinds of cost: {0}"},
    {"Quand le dommage a-t-il été découvert ?", "Wann wurde der Schaden entdeckt?", "When was the loss discovered?"},
    {"Quand l’assureur a-t-il été averti ?", "Wann wurde der Versicherer benachrichtigt?", "When was the insurer told?"},
    {"Ce que l’on peut réclamer :", "Was geltend gemacht werden kann:", "What can be claimed:"},
    {"Autres frais, dont aucune garantie ne parle", "Andere Kosten, die keine Deckung nennt", "Other costs, which no cover names"},
    {"Quel poste ? (Entrée : il n’y en a pas d’autre)", "Welcher Posten? (Eingabetaste: kein weiterer)", "Which cost? (Enter: there is no other)"},
    {"Quel montant pour « {0} » ?", "Welcher Betrag für «{0}»?", "What amount for “{0}”?"},
    {"Combien de {0} vaut un {1} ?", "Wie viele {0} ist ein {1} wert?", "How many {0} is one {1}?"},
    // A question and its reason.
    {"Question {0}.", "Frage {0}.", "Question {0}."},
    {"pourquoi : clause {0}, {1} ; {2}", "warum: Klausel {0}, {1}; {2}", "why: clause {0}, {1}; {2}"},
    {"poste `{0}`", "Posten `{0}`", "cost `{0}`"},
    {"{0} en dépendent", "{0} hängen daran", "{0} hang on it"},
    {"un montant encore inconnu", "ein noch unbekannter Betrag", "an amount not known yet"},
    {"réponse du preneur d’assurance", "Antwort des Versicherungsnehmers", "for the policyholder to answer"},
    {"réponse de l’assureur", "Antwort des Versicherers", "for the insurer to answer"},
    {"réponse du prestataire", "Antwort des Dienstleisters", "for the provider to answer"},
    {"réponse de l’autorité", "Antwort der Behörde", "for the authority to answer"},
    // What answers look like.
    {"oui ou non", "ja oder nein", "yes or no"},
    {"un numéro ou un mot de la liste", "eine Nummer oder ein Wort der Liste", "a number or a word of the list"},
    {"un montant", "ein Betrag", "an amount"},
    {"un nombre entier", "eine ganze Zahl", "a whole number"},
    {"un pourcentage", "ein Prozentsatz", "a percentage"},
    {"un jour", "ein Tag", "a day"},
    {"un jour et une heure", "Tag und Uhrzeit", "a day and a time"},
    {"un cours de change", "ein Wechselkurs", "a rate of exchange"},
    {"un numéro ou un nom de la liste", "eine Nummer oder ein Name der Liste", "a number or a name of the list"},
    {"{0}, par exemple `{1}`", "{0}, zum Beispiel `{1}`", "{0}, for example `{1}`"},
    {"Cette réponse ne convient pas : {0}. Attendu : {1}.", "Diese Antwort passt nicht: {0}. Erwartet: {1}.", "This answer does not fit: {0}. Expected: {1}."},
    {"Cette réponse ne peut pas manquer ; `?` si personne ne la connaît.", "Diese Antwort darf nicht fehlen; `?`, wenn sie niemand kennt.",
     "This answer cannot be left out; `?` if nobody knows it."},
    {"C’est la première étape.", "Das ist der erste Schritt.", "This is the first step."},
    {"Réponse retirée.", "Antwort zurückgenommen.", "Answer taken back."},
    {"Noté comme inconnu.", "Als unbekannt vermerkt.", "Noted as unknown."},
    {"Laissé ouvert.", "Offen gelassen.", "Left open."},
    {"`retour` reprend la dernière réponse · `passer` laisse ouvert · `?` note que personne ne le sait · `pourquoi` montre la clause · "
     "`FAIT=VALEUR` ou `POSTE.FAIT=VALEUR` indique un fait qui n’est pas demandé · `fin` va à la décision · `quitter` enregistre et s’arrête",
     "`zurück` nimmt die letzte Antwort zurück · `weiter` lässt offen · `?` vermerkt, dass es niemand weiss · `warum` zeigt die Klausel · "
     "`TATSACHE=WERT` oder `POSTEN.TATSACHE=WERT` gibt an, was nicht gefragt wird · `fertig` führt zum Entscheid · `ende` speichert und hört auf",
     "`back` takes the last answer back · `skip` leaves it open · `?` notes that nobody knows · `why` shows the clause · "
     "`FACT=VALUE` or `COST.FACT=VALUE` states what is not asked · `done` goes to the decision · `quit` saves and stops"},
    {"`{0}` n’est pas un fait, ni un poste suivi d’un fait", "`{0}` ist keine Tatsache und kein Posten mit einer Tatsache", "`{0}` is no fact, nor a cost with a fact"},
    {"C’est possible dès que les postes sont connus.", "Das geht, sobald die Posten bekannt sind.", "That is possible once the costs are known."},
    // The decision and the end.
    {"Décision : {0}", "Entscheid: {0}", "Decision: {0}"},
    {"réclamé", "geltend gemacht", "claimed"},
    {"dû maintenant", "jetzt fällig", "payable now"},
    {"au plus", "höchstens", "at most"},
    {"Encore ouvert :", "Noch offen:", "Still open:"},
    {"Présumé :", "Vermutet:", "Assumed:"},
    {"(`FAIT=VALEUR` le contredit)", "(`TATSACHE=WERT` widerspricht)", "(`FACT=VALUE` contradicts it)"},
    {"Où enregistrer le dossier ? (Entrée : {0} ; `non` : ne pas enregistrer)", "Wohin das Dossier speichern? (Eingabetaste: {0}; `nein`: nicht speichern)",
     "Where to save the dossier? (Enter: {0}; `no`: do not save)"},
    {"{0} existe. Remplacer ?", "{0} besteht schon. Ersetzen?", "{0} exists. Replace it?"},
    {"Dossier enregistré : {0}", "Dossier gespeichert: {0}", "Dossier saved: {0}"},
    {"Dossier non enregistré.", "Dossier nicht gespeichert.", "Dossier not saved."},
    {"Enregistrement impossible : {0}", "Speichern nicht möglich: {0}", "Saving failed: {0}"},
    {"Il n’y a pas encore de dossier à enregistrer.", "Es gibt noch kein Dossier zu speichern.", "There is no dossier to save yet."},
    {"{0} existe et n’a pas été remplacé.", "{0} besteht schon und wurde nicht ersetzt.", "{0} exists and was not replaced."},
    {"Fin de la saisie.", "Ende der Eingabe.", "End of input."},
    {"couvert", "gedeckt", "covered"},
    {"couvert en partie", "teilweise gedeckt", "partly covered"},
    {"pas couvert", "nicht gedeckt", "not covered"},
    {"encore ouvert", "noch offen", "still open"},
    {"couvert", "gedeckt", "covered"},
    {"aucune garantie ne s’applique", "keine Deckung greift", "no cover grants it"},
    {"exclu", "ausgeschlossen", "excluded"},
    {"encore ouvert", "noch offen", "still open"},
    {"oui", "ja", "yes"},
    {"non", "nein", "no"},
}};

AskPhrase moved(AskPhrase first, std::size_t by) { return static_cast<AskPhrase>(static_cast<std::size_t>(first) + by); }

}  // namespace

std::string say(AskPhrase phrase, Language language, std::initializer_list<std::string_view> parts) {
  const std::string_view pattern = phrases.at(static_cast<std::size_t>(phrase)).at(static_cast<std::size_t>(language));
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    if (!is_slot) {
      text += pattern[i];
      continue;
    }
    const auto part = static_cast<std::size_t>(pattern[i + 1] - '0');
    ensure(part < parts.size(), "a phrase is given all its parts");
    text += parts.begin()[part];
    i += 2;
  }
  return text;
}

std::string in_marks(std::string_view word) { return "`" + std::string(word) + "`"; }

AskPhrase phrase_of(Owner owner) { return moved(AskPhrase::who_policyholder, static_cast<std::size_t>(owner)); }
AskPhrase phrase_of(Outcome outcome) { return moved(AskPhrase::outcome_covered, static_cast<std::size_t>(outcome)); }
AskPhrase phrase_of(CostOutcome outcome) { return moved(AskPhrase::cost_covered, static_cast<std::size_t>(outcome)); }
AskPhrase expectation_of(FactType type) { return moved(AskPhrase::expect_truth, static_cast<std::size_t>(type)); }

}  // namespace couvert
