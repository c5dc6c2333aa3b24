// The words of an impact: what is compared, what moves, how much. In French, German and English.
#pragma once

#include "app/phrases.h"

namespace couvert::words {

// clang-format off

// What is compared
inline constexpr Phrase impact_wording{"Conditions", "Bedingungen", "Terms"};
inline constexpr Phrase impact_edition_of{"Édition de « {0} »", "Ausgabe von «{0}»", "Edition of “{0}”"};
inline constexpr Phrase impact_of_reading{"Répondre « {0} » plutôt que « {1} »", "Die Antwort «{0}» statt «{1}»", "Answering “{0}” rather than “{1}”"};
inline constexpr Phrase impact_of_question{"Une autre réponse à cette question", "Eine andere Antwort auf diese Frage", "Another answer to this question"};
inline constexpr Phrase impact_of_readings{"Répondre autrement à {0} questions d’interprétation", "Eine andere Antwort auf {0} Fragen der Auslegung", "Another answer to {0} questions of interpretation"};
inline constexpr Phrase impact_of_edition{"L’édition {0} plutôt que l’édition {1}", "Die Ausgabe {0} statt der Ausgabe {1}", "Edition {0} rather than edition {1}"};
inline constexpr Phrase impact_of_edition_read{"L’édition {0}, lue autrement, plutôt que l’édition {1}", "Die Ausgabe {0}, anders ausgelegt, statt der Ausgabe {1}", "Edition {0}, read otherwise, rather than edition {1}"};

// What follows
inline constexpr Phrase impact_dossier{"{0} dossier", "{0} Dossier", "{0} dossier"};
inline constexpr Phrase impact_dossiers{"{0} dossiers", "{0} Dossiers", "{0} dossiers"};
inline constexpr Phrase impact_costs_more{"{0} coûterait {1} de plus sur {2}.", "{0} würde bei {2} {1} mehr kosten.", "{0} would cost {1} more on {2}."};
inline constexpr Phrase impact_costs_less{"{0} coûterait {1} de moins sur {2}.", "{0} würde bei {2} {1} weniger kosten.", "{0} would cost {1} less on {2}."};
inline constexpr Phrase impact_same_total{"{0} ne changerait pas le total dû maintenant sur {1}.", "{0} würde bei {1} am jetzt fälligen Total nichts ändern.", "{0} would not change the total due now on {1}."};
inline constexpr Phrase impact_nothing{"{0} ne changerait aucune décision sur {1}.", "{0} würde bei {1} keinen Entscheid ändern.", "{0} would not change any decision on {1}."};
inline constexpr Phrase impact_empty{"{0} : ce portefeuille ne contient aucun dossier lisible.", "{0}: Dieser Bestand enthält kein lesbares Dossier.", "{0}: this book holds no dossier that can be read."};
inline constexpr Phrase impact_decided_otherwise{"{0} sur {1} serait décidé autrement.", "{0} von {1} würde anders entschieden.", "{0} of {1} would be decided otherwise."};
inline constexpr Phrase impact_decided_otherwise_many{"{0} sur {1} seraient décidés autrement.", "{0} von {1} würden anders entschieden.", "{0} of {1} would be decided otherwise."};
inline constexpr Phrase impact_most_more{"Au plus, si chaque réponse en attente est favorable : {0} de plus.", "Höchstens, wenn jede offene Antwort günstig ausfällt: {0} mehr.", "At most, if every open answer is favourable: {0} more."};
inline constexpr Phrase impact_most_less{"Au plus, si chaque réponse en attente est favorable : {0} de moins.", "Höchstens, wenn jede offene Antwort günstig ausfällt: {0} weniger.", "At most, if every open answer is favourable: {0} less."};
inline constexpr Phrase impact_adopted{"Les conditions retiennent « {0} », au motif suivant : {1}.", "Die Bedingungen wählen «{0}», aus diesem Grund: {1}.", "The terms adopt “{0}”, for this reason: {1}."};
inline constexpr Phrase impact_unbounded{"Sans maximum connu, donc absents de la ligne « Au plus » : {0} d’un côté ou de l’autre.", "Ohne bekannten Höchstbetrag, also nicht in der Zeile «Höchstens»: {0} auf der einen oder anderen Seite.", "With no maximum known, hence not in the line “At most”: {0} on one side or the other."};
inline constexpr Phrase impact_rejected{"Non comptées, car illisibles : {0}.", "Nicht gezählt, weil unlesbar: {0}.", "Not counted, because they cannot be read: {0}."};
inline constexpr Phrase impact_first_reject{"La première : ligne {0}, {1}, {2}", "Die erste: Zeile {0}, {1}, {2}", "The first: row {0}, {1}, {2}"};
inline constexpr Phrase impact_line{"{0} ligne", "{0} Zeile", "{0} row"};
inline constexpr Phrase impact_lines{"{0} lignes", "{0} Zeilen", "{0} rows"};

// How dossiers move
inline constexpr Phrase impact_unchanged{"Sans changement", "Unverändert", "Unchanged"};
inline constexpr Phrase impact_still_pending{"En attente des deux côtés", "Auf beiden Seiten offen", "Pending on both sides"};
inline constexpr Phrase impact_more{"Davantage à payer", "Mehr zu bezahlen", "More to pay"};
inline constexpr Phrase impact_less{"Moins à payer", "Weniger zu bezahlen", "Less to pay"};
inline constexpr Phrase impact_settled{"En attente avant, décidés après", "Vorher offen, nachher entschieden", "Pending before, decided after"};
inline constexpr Phrase impact_opened{"Décidés avant, en attente après", "Vorher entschieden, nachher offen", "Decided before, pending after"};
inline constexpr Phrase impact_restated{"Même montant, autre motif", "Gleicher Betrag, anderer Grund", "Same amount, other reason"};

// Headings
inline constexpr Phrase impact_head_moves{"Les dossiers qui changent", "Was sich bewegt", "What moves"};
inline constexpr Phrase impact_head_amounts{"En chiffres", "In Zahlen", "In figures"};
inline constexpr Phrase impact_head_covers{"Garantie par garantie", "Deckung für Deckung", "Cover by cover"};
inline constexpr Phrase impact_head_clauses{"Clause par clause", "Klausel für Klausel", "Clause by clause"};
inline constexpr Phrase impact_head_sizes{"La taille des écarts", "Wie gross die Unterschiede sind", "How large the changes are"};
inline constexpr Phrase impact_head_outcomes{"D’un résultat à l’autre", "Von Ergebnis zu Ergebnis", "From outcome to outcome"};
inline constexpr Phrase impact_head_movers{"Les plus grands écarts", "Die grössten Unterschiede", "The largest changes"};
inline constexpr Phrase impact_head_witnesses{"Un dossier de chaque sorte", "Ein Dossier jeder Art", "One dossier of each kind"};

// Columns and captions
inline constexpr Phrase impact_book{"portefeuille {0}", "Bestand {0}", "book {0}"};
inline constexpr Phrase impact_column_dossiers{"Dossiers", "Dossiers", "Dossiers"};
inline constexpr Phrase impact_column_share{"Part", "Anteil", "Share"};
inline constexpr Phrase impact_column_change{"Écart", "Unterschied", "Change"};
inline constexpr Phrase impact_column_more{"En plus", "Mehr", "More"};
inline constexpr Phrase impact_column_less{"En moins", "Weniger", "Less"};
inline constexpr Phrase impact_column_size{"Écart par dossier", "Unterschied je Dossier", "Change per dossier"};
inline constexpr Phrase impact_column_cover{"Garantie", "Deckung", "Cover"};
inline constexpr Phrase impact_column_clause{"Clause", "Klausel", "Clause"};
inline constexpr Phrase impact_column_row{"Ligne {0}", "Zeile {0}", "Row {0}"};
inline constexpr Phrase impact_column_why{"Ce qui décide", "Was entscheidet", "What decides"};
inline constexpr Phrase impact_total{"Total", "Total", "Total"};
inline constexpr Phrase impact_below_one{"moins de 1 {0}", "weniger als 1 {0}", "less than 1 {0}"};
inline constexpr Phrase impact_from_to{"{0} à {1} {2}", "{0} bis {1} {2}", "{0} to {1} {2}"};
inline constexpr Phrase impact_only_after{"décide seulement avec « {0} »", "entscheidet nur mit «{0}»", "decides only with “{0}”"};
inline constexpr Phrase impact_only_before{"ne décide plus", "entscheidet nicht mehr", "no longer decides"};
inline constexpr Phrase impact_clause_note{"Un dossier compte à chaque clause qui n’y décide que d’un côté ; ces lignes ne s’additionnent donc pas.", "Ein Dossier zählt bei jeder Klausel, die nur auf einer Seite entscheidet; diese Zeilen ergeben zusammen also kein Total.", "A dossier counts at every clause that decides in it on one side only, so these lines do not add up to a total."};
inline constexpr Phrase impact_other_clauses{"Et {0} autres clauses, dans moins de dossiers.", "Und {0} weitere Klauseln, in weniger Dossiers.", "And {0} other clauses, in fewer dossiers."};
inline constexpr Phrase impact_other_clause{"Et {0} autre clause, dans moins de dossiers.", "Und {0} weitere Klausel, in weniger Dossiers.", "And {0} other clause, in fewer dossiers."};
inline constexpr Phrase impact_cover_note{"L’écart total, réparti selon la garantie qui paie chaque poste.", "Der gesamte Unterschied, verteilt auf die Deckung, die jeden Posten bezahlt.", "The whole change, by the cover that pays each cost."};
inline constexpr Phrase impact_one_of{"1 dossier sur {0} de cette sorte", "1 von {0} Dossiers dieser Art", "1 of {0} dossiers of this kind"};
inline constexpr Phrase impact_the_only_one{"le seul dossier de cette sorte", "das einzige Dossier dieser Art", "the only dossier of this kind"};
inline constexpr Phrase impact_with{"Avec « {0} »", "Mit «{0}»", "With “{0}”"};
inline constexpr Phrase impact_decided_by{"Résultat tiré du même texte que chaque explication ; les montants de ces dossiers ont été recalculés clause par clause.", "Aus demselben Text wie jede Erklärung; die Beträge dieser Dossiers wurden Klausel für Klausel nachgerechnet.", "From the same text as every explanation; the amounts of these dossiers were computed again clause by clause."};
inline constexpr Phrase impact_page_title{"Effet", "Wirkung", "Impact"};

// clang-format on

}  // namespace couvert::words
