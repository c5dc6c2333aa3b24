// The catalogue of what users read in explanations and comparisons: one line per phrase, in French, German and English.
// Words of the contract, of the law and of facts stand in wordings/; these are the words between them.
#pragma once

#include "app/phrases.h"

namespace couvert::words {

// clang-format off

// Outcomes and results
inline constexpr Phrase covered{"Couvert", "Gedeckt", "Covered"};
inline constexpr Phrase not_granted{"Non accordé", "Nicht gewährt", "Not granted"};
inline constexpr Phrase excluded{"Exclu", "Ausgeschlossen", "Excluded"};
inline constexpr Phrase pending{"En attente", "Offen", "Pending"};
inline constexpr Phrase partly_covered{"Couvert en partie", "Teilweise gedeckt", "Partly covered"};
inline constexpr Phrase not_covered{"Non couvert", "Nicht gedeckt", "Not covered"};
inline constexpr Phrase applies{"s’applique", "trifft zu", "applies"};
inline constexpr Phrase does_not_apply{"ne s’applique pas", "trifft nicht zu", "does not apply"};
inline constexpr Phrase is_open{"reste ouvert", "bleibt offen", "is open"};
inline constexpr Phrase yes{"oui", "ja", "yes"};
inline constexpr Phrase no{"non", "nein", "no"};
inline constexpr Phrase unknown{"inconnu", "unbekannt", "unknown"};

// Persons

// Money terms
inline constexpr Phrase term_clause{"part que la clause ne paie pas", "Teil, den die Klausel nicht bezahlt", "part that the clause does not pay"};
inline constexpr Phrase term_waiting_period{"délai de carence", "Wartefrist", "waiting period"};
inline constexpr Phrase term_other_insurance{"payé par une autre assurance", "von einer anderen Versicherung bezahlt", "paid by another insurance"};
inline constexpr Phrase term_sublimit{"plafond de la garantie", "Höchstbetrag der Deckung", "limit of the cover"};
inline constexpr Phrase term_deductible{"franchise", "Selbstbehalt", "deductible"};
inline constexpr Phrase term_limit{"plafond de l’événement", "Höchstbetrag für das Ereignis", "limit for the event"};
inline constexpr Phrase term_reduction{"réduction", "Kürzung", "reduction"};

// The verdict, to the insured
inline constexpr Phrase you_all{"Nous vous devons {0} : tout ce que vous demandez.", "Wir schulden Ihnen {0}: alles, was Sie verlangen.", "We owe you {0}: everything you claim."};
inline constexpr Phrase you_part{"Vous demandez {1} ; nous vous devons {0}.", "Sie verlangen {1}; wir schulden Ihnen {0}.", "You claim {1}; we owe you {0}."};
inline constexpr Phrase you_nothing{"Vous demandez {0} ; rien n’est dû, et cette page dit pourquoi.", "Sie verlangen {0}; nichts ist fällig, und diese Seite sagt warum.", "You claim {0}; nothing is due, and this page says why."};
inline constexpr Phrase you_open{"Nous vous devons {0} maintenant, et {1} au plus, car {2}.", "Wir schulden Ihnen jetzt {0} und höchstens {1}, denn {2}.", "We owe you {0} now, and {1} at most, because {2}."};
inline constexpr Phrase you_open_unbounded{"Nous vous devons {0} maintenant ; le maximum n’est pas encore connu, car {1}.", "Wir schulden Ihnen jetzt {0}; der Höchstbetrag ist noch nicht bekannt, denn {1}.", "We owe you {0} now; the most it can be is not known yet, because {1}."};
inline constexpr Phrase you_open_nothing{"Rien n’est dû pour l’instant ; ce sera {0} au plus, car {1}.", "Im Moment ist nichts fällig; höchstens werden es {0}, denn {1}.", "Nothing is due for now; it will be {0} at most, because {1}."};

// The verdict, to others
inline constexpr Phrase they_all{"L’assureur doit {0} : tout ce qui est demandé.", "Der Versicherer schuldet {0}: alles, was verlangt wird.", "The insurer owes {0}: everything that is claimed."};
inline constexpr Phrase they_part{"L’assureur doit {0} ; la demande porte sur {1}.", "Der Versicherer schuldet {0}; die Forderung lautet auf {1}.", "The insurer owes {0}; the claim is for {1}."};
inline constexpr Phrase they_nothing{"L’assureur ne doit rien ; la demande porte sur {0}.", "Der Versicherer schuldet nichts; die Forderung lautet auf {0}.", "The insurer owes nothing; the claim is for {0}."};
inline constexpr Phrase they_open{"L’assureur doit {0} maintenant, et {1} au plus, car {2}.", "Der Versicherer schuldet jetzt {0} und höchstens {1}, denn {2}.", "The insurer owes {0} now, and {1} at most, because {2}."};
inline constexpr Phrase they_open_unbounded{"L’assureur doit {0} maintenant ; le maximum n’est pas encore connu, car {1}.", "Der Versicherer schuldet jetzt {0}; der Höchstbetrag ist noch nicht bekannt, denn {1}.", "The insurer owes {0} now; the most it can be is not known yet, because {1}."};

inline constexpr Phrase answers_one{"une réponse manque encore", "eine Antwort fehlt noch", "one answer is still missing"};
inline constexpr Phrase answers_many{"{0} réponses manquent encore", "{0} Antworten fehlen noch", "{0} answers are still missing"};
inline constexpr Phrase no_costs{"Aucun frais n’est présenté : il n’y a encore aucun montant à décider.", "Es sind keine Kosten angegeben: Noch ist kein Betrag zu entscheiden.", "No cost is claimed: there is no amount to decide yet."};
inline constexpr Phrase amount_and_unknown{"{0} et un montant encore inconnu", "{0} und einen noch unbekannten Betrag", "{0} and an amount still unknown"};
inline constexpr Phrase amount_unknown{"un montant encore inconnu", "einen noch unbekannten Betrag", "an amount still unknown"};
inline constexpr Phrase strict_note{"Sans présomptions : ce qui n’est pas indiqué reste inconnu.", "Ohne Vermutungen: Was nicht angegeben ist, bleibt unbekannt.", "Without presumptions: what is not stated stays unknown."};
inline constexpr Phrase edition{"{0}, édition {1}", "{0}, Ausgabe {1}", "{0}, edition {1}"};

// Headings
inline constexpr Phrase head_amounts{"De la demande à ce qui est dû", "Von der Forderung zum fälligen Betrag", "From the claim to what is due"};
inline constexpr Phrase head_events{"Les événements assurés", "Die versicherten Ereignisse", "The insured events"};
inline constexpr Phrase head_costs{"Frais par frais", "Posten für Posten", "Cost by cost"};
inline constexpr Phrase head_reasons{"Motifs", "Begründung", "Reasons"};
inline constexpr Phrase head_missing{"Ce qui manque", "Was fehlt", "What is missing"};
inline constexpr Phrase head_assumed{"Ce que nous tenons pour vrai", "Was wir als wahr annehmen", "What we take as true"};
inline constexpr Phrase head_presumed{"Faits présumés", "Vermutete Tatsachen", "Presumed facts"};
inline constexpr Phrase head_readings{"Une autre lecture est possible", "Eine andere Auslegung ist möglich", "Another reading is possible"};
inline constexpr Phrase head_change{"Ce qui changerait le résultat", "Was das Ergebnis ändern würde", "What would change the result"};
inline constexpr Phrase head_findings{"Toutes les règles, clause par clause", "Alle Regeln, Klausel für Klausel", "All rules, clause by clause"};

// Amounts
inline constexpr Phrase claimed{"Demandé", "Verlangt", "Claimed"};
inline constexpr Phrase cut{"Retranché", "Abgezogen", "Taken off"};
inline constexpr Phrase due{"Dû", "Fällig", "Due"};
inline constexpr Phrase due_now{"Dû maintenant", "Jetzt fällig", "Due now"};
inline constexpr Phrase at_most{"Au plus", "Höchstens", "At most"};
inline constexpr Phrase cost{"Frais", "Kosten", "Cost"};
inline constexpr Phrase total{"Total", "Total", "Total"};
inline constexpr Phrase in_currency{"en {0}", "in {0}", "in {0}"};
inline constexpr Phrase unbounded_amount{"sans maximum connu", "ohne bekannten Höchstbetrag", "no maximum known"};
inline constexpr Phrase up_to{"{0} au plus", "höchstens {0}", "{0} at most"};
inline constexpr Phrase if_all_favourable{"Au plus, si chaque réponse est favorable", "Höchstens, wenn jede Antwort günstig ausfällt", "At most, if every answer is favourable"};

// Reasons of a cost
inline constexpr Phrase no_cover_names_kind{"Aucune garantie de ces conditions ne nomme ce genre de frais.", "Keine Deckung dieser Bedingungen nennt diese Art von Kosten.", "No cover of these terms names this kind of cost."};
inline constexpr Phrase cover_read_so{"La clause, telle qu’elle est lue ici, ne paie pas ce genre de frais.", "So wie die Klausel hier ausgelegt wird, bezahlt sie diese Art von Kosten nicht.", "As the clause is read here, it does not pay this kind of cost."};
inline constexpr Phrase cover_grants{"La garantie « {0} » paie ces frais ; ses conditions sont remplies.", "Die Deckung «{0}» bezahlt diese Kosten; ihre Bedingungen sind erfüllt.", "The cover “{0}” pays this cost; its conditions are met."};
inline constexpr Phrase cover_fails{"La garantie « {0} » demande autre chose que ce qui est établi.", "Die Deckung «{0}» verlangt anderes, als feststeht.", "The cover “{0}” asks for something other than what is established."};
inline constexpr Phrase cover_needs_event{"La garantie « {0} » suppose un événement assuré ; il n’y en a pas ici.", "Die Deckung «{0}» setzt ein versichertes Ereignis voraus; hier gibt es keines.", "The cover “{0}” needs an insured event; there is none here."};
inline constexpr Phrase cover_waits{"La garantie « {0} » peut payer ces frais ; une condition n’est pas encore établie.", "Die Deckung «{0}» kann diese Kosten bezahlen; eine Bedingung steht noch nicht fest.", "The cover “{0}” can pay this cost; a condition is not established yet."};
inline constexpr Phrase event_happened{"Événement assuré : {0}.", "Versichertes Ereignis: {0}.", "Insured event: {0}."};
inline constexpr Phrase event_missing{"Pas d’événement « {0} ».", "Kein Ereignis «{0}».", "No event “{0}”."};
inline constexpr Phrase event_unclear{"Événement pas encore établi : {0}.", "Ereignis noch nicht geklärt: {0}.", "Event not settled yet: {0}."};
inline constexpr Phrase condition_fails{"Une condition de toute prestation n’est pas remplie.", "Eine Bedingung jeder Leistung ist nicht erfüllt.", "A condition of every payment is not met."};
inline constexpr Phrase condition_waits{"Une condition de toute prestation n’est pas encore établie.", "Eine Bedingung jeder Leistung steht noch nicht fest.", "A condition of every payment is not established yet."};
inline constexpr Phrase condition_kept{"Condition remplie.", "Bedingung erfüllt.", "Condition met."};
inline constexpr Phrase condition_saved{"Condition manquée, mais la loi la tient pour remplie.", "Bedingung verfehlt, doch das Gesetz lässt sie als erfüllt gelten.", "Condition missed, but the law counts it as met."};
inline constexpr Phrase exclusion_takes{"Cette exclusion retire ces frais de la couverture.", "Dieser Ausschluss nimmt diese Kosten von der Deckung aus.", "This exclusion takes this cost out of the cover."};
inline constexpr Phrase kind_of_cost{"Genre de frais", "Art der Kosten", "Kind of cost"};
inline constexpr Phrase law_too_late{"{0} n’écarte pas cette exclusion pour ce contrat.", "{0} setzt diesen Ausschluss bei diesem Vertrag nicht ausser Kraft.", "{0} does not set this exclusion aside for this contract."};
inline constexpr Phrase exclusion_waits{"On ne sait pas encore si cette exclusion s’applique.", "Noch ist offen, ob dieser Ausschluss gilt.", "It is not known yet whether this exclusion applies."};
inline constexpr Phrase exclusion_overridden{"Cette exclusion ne peut pas jouer : la loi l’écarte.", "Dieser Ausschluss kann nicht wirken: Das Gesetz setzt sich durch.", "This exclusion cannot work: the law sets it aside."};
inline constexpr Phrase exclusion_fails{"Cette exclusion ne s’applique pas.", "Dieser Ausschluss trifft nicht zu.", "This exclusion does not apply."};
inline constexpr Phrase law_saves{"La loi ne laisse pas cette violation nuire à l’assuré.", "Das Gesetz lässt diese Verletzung der versicherten Person nicht schaden.", "The law does not let this breach harm the insured person."};
inline constexpr Phrase amount_waits{"Le montant n’est pas encore établi.", "Der Betrag steht noch nicht fest.", "The amount is not established yet."};
inline constexpr Phrase no_exclusion{"Exclusions examinées, sans effet sur ces frais : {0}.", "Geprüfte Ausschlüsse, ohne Wirkung auf diese Kosten: {0}.", "Exclusions looked at, without effect on this cost: {0}."};
inline constexpr Phrase no_exclusion_again{"Les mêmes exclusions, sans effet sur ces frais non plus.", "Dieselben Ausschlüsse, auch auf diese Kosten ohne Wirkung.", "The same exclusions, without effect on this cost either."};
inline constexpr Phrase no_exclusion_short{"Aucune exclusion ne s’applique.", "Kein Ausschluss trifft zu.", "No exclusion applies."};
inline constexpr Phrase law_checked{"Source : {0}, état au {1}, vérifié.", "Quelle: {0}, Stand {1}, geprüft.", "Source: {0}, as of {1}, checked."};
inline constexpr Phrase law_unchecked{"Source : {0}, état au {1}, non vérifié.", "Quelle: {0}, Stand {1}, nicht geprüft.", "Source: {0}, as of {1}, not checked."};
inline constexpr Phrase law_source_only{"Source : {0}.", "Quelle: {0}.", "Source: {0}."};
inline constexpr Phrase contract_language{"Texte en français, langue du contrat", "Text auf Französisch, Sprache des Vertrags", "Text in French, language of the contract"};
inline constexpr Phrase see_above{"Texte déjà cité plus haut.", "Text bereits oben zitiert.", "Text quoted above."};
inline constexpr Phrase cited_clause{"clause {0}", "Klausel {0}", "clause {0}"};

inline constexpr Phrase cut_at_best{"Retranché dans le cas le plus favorable : {0}, {1} ({2}).", "Im günstigsten Fall abgezogen: {0}, {1} ({2}).", "Taken off in the most favourable case: {0}, {1} ({2})."};
inline constexpr Phrase cut_sentence{"Retranché : {0}, {1} ({2}).", "Abgezogen: {0}, {1} ({2}).", "Taken off: {0}, {1} ({2})."};
inline constexpr Phrase burden_insured{"Preuve à la charge de l’assuré : ces faits ouvrent la couverture.", "Beweislast bei der versicherten Person: Diese Tatsachen öffnen die Deckung.", "Burden of proof on the insured: these facts open the cover."};
inline constexpr Phrase burden_insurer{"Preuve à la charge de l’assureur : ces faits retirent ou réduisent la couverture.", "Beweislast beim Versicherer: Diese Tatsachen entziehen oder kürzen die Deckung.", "Burden of proof on the insurer: these facts take away or reduce the cover."};

// Natures of rules
inline constexpr Phrase only_calculated{"○ Calculé seulement sur demande : {0}.", "○ Nur auf Anfrage berechnet: {0}.", "○ Only calculated on request: {0}."};
inline constexpr Phrase nature_event{"événement", "Ereignis", "event"};
inline constexpr Phrase nature_condition{"condition", "Bedingung", "condition"};
inline constexpr Phrase nature_notice{"avis", "Anzeige", "notice"};
inline constexpr Phrase nature_duty{"obligation", "Obliegenheit", "duty"};
inline constexpr Phrase nature_cover{"garantie", "Deckung", "cover"};
inline constexpr Phrase nature_exclusion{"exclusion", "Ausschluss", "exclusion"};
inline constexpr Phrase nature_reduction{"réduction", "Kürzung", "reduction"};
inline constexpr Phrase nature_presume{"présomption", "Vermutung", "presumption"};
inline constexpr Phrase nature_excuse{"excuse légale", "gesetzliche Entlastung", "excuse by law"};
inline constexpr Phrase nature_override{"priorité de la loi", "Vorrang des Gesetzes", "law goes first"};
inline constexpr Phrase nature_off_every_cost{"déduction", "Abzug", "deduction"};
inline constexpr Phrase nature_other_insurance{"autre assurance", "andere Versicherung", "other insurance"};
inline constexpr Phrase nature_limit{"plafond", "Höchstbetrag", "limit"};
inline constexpr Phrase nature_deductible{"franchise", "Selbstbehalt", "deductible"};
inline constexpr Phrase nature_sublimit{"plafond d’une garantie", "Höchstbetrag einer Deckung", "limit of a cover"};
inline constexpr Phrase nature_termination{"résiliation", "Kündigung", "termination"};
inline constexpr Phrase nature_refund{"prime restituée", "Prämienrückerstattung", "premium refund"};
inline constexpr Phrase nature_deadline{"délai", "Frist", "time limit"};
inline constexpr Phrase nature_scope{"champ d’application", "Geltungsbereich", "scope"};
inline constexpr Phrase nature_reading{"lecture", "Auslegung", "reading"};
inline constexpr Phrase nature_no_rule{"sans règle", "ohne Regel", "no rule"};

// Facts
inline constexpr Phrase presumed_insurers{"présumé ; à l’assureur de prouver le contraire", "vermutet; das Gegenteil hat der Versicherer zu beweisen", "presumed; it is for the insurer to prove the contrary"};
inline constexpr Phrase presumed_policyholders{"présumé ; au preneur de prouver le contraire", "vermutet; das Gegenteil hat der Versicherungsnehmer zu beweisen", "presumed; it is for the policyholder to prove the contrary"};
inline constexpr Phrase presumed{"présumé", "vermutet", "presumed"};
inline constexpr Phrase policy_from{"Début de la police", "Beginn der Police", "Start of the policy"};
inline constexpr Phrase policy_to{"Premier jour sans couverture", "Erster Tag ohne Deckung", "First day without cover"};
inline constexpr Phrase policy_concluded{"Conclusion du contrat", "Abschluss des Vertrags", "Conclusion of the contract"};
inline constexpr Phrase annual_premium{"Prime annuelle", "Jahresprämie", "Annual premium"};
inline constexpr Phrase paid_before{"Combien a déjà été payé pour le même événement ?", "Wie viel wurde für dasselbe Ereignis schon bezahlt?", "How much was already paid for the same event?"};
inline constexpr Phrase deductible_before{"Quelle franchise a déjà été supportée pour le même événement ?", "Welcher Selbstbehalt wurde für dasselbe Ereignis schon getragen?", "Which deductible was already borne for the same event?"};

inline constexpr Phrase zeros{"Rien n’est dit d’un montant déjà récupéré, payé par quelqu’un d’autre ou épargné ; un tel montant compte donc pour zéro ({0}).", "Von einem Betrag, der schon zurückgeflossen, von anderen bezahlt oder gespart worden wäre, ist nichts gesagt; er zählt deshalb als null ({0}).", "Nothing is said to have been recovered, paid by someone else or saved; such an amount therefore counts as nothing ({0})."};
inline constexpr Phrase zeros_by_name{"Non indiqués, comptés pour zéro : {0}.", "Nicht angegeben, als null gezählt: {0}.", "Not stated, counted as nothing: {0}."};
inline constexpr Phrase presumed_kept{"Les obligations de ces clauses ont été respectées : {0}.", "Die Pflichten dieser Klauseln wurden erfüllt: {0}.", "The duties of these clauses were kept: {0}."};
inline constexpr Phrase presumed_spared{"Rien n’est exclu ni réduit par ces clauses : {0}.", "Nach diesen Klauseln ist nichts ausgeschlossen oder gekürzt: {0}.", "Nothing is excluded or reduced by these clauses: {0}."};
inline constexpr Phrase presumed_without_effect{"Aussi présumé, sans effet ici : {0}.", "Ebenfalls vermutet, hier ohne Wirkung: {0}.", "Also presumed, without effect here: {0}."};
inline constexpr Phrase proof_ours{"Le contraire serait à nous de prouver :", "Das Gegenteil hätten wir zu beweisen:", "The contrary would be for us to prove:"};
inline constexpr Phrase proof_yours{"Le contraire serait à vous de prouver :", "Das Gegenteil hätten Sie zu beweisen:", "The contrary would be for you to prove:"};
inline constexpr Phrase proof_insurers{"Le contraire serait à l’assureur de prouver :", "Das Gegenteil hätte der Versicherer zu beweisen:", "The contrary would be for the insurer to prove:"};
inline constexpr Phrase proof_policyholders{"Le contraire serait au preneur d’assurance de prouver :", "Das Gegenteil hätte der Versicherungsnehmer zu beweisen:", "The contrary would be for the policyholder to prove:"};

// Missing
inline constexpr Phrase owed_by_you{"C’est à vous de répondre :", "Diese Antwort liegt bei Ihnen:", "The answer is yours to give:"};
inline constexpr Phrase owed_by_us{"C’est à nous de répondre, vous n’avez rien à faire :", "Diese Antwort liegt bei uns, Sie müssen nichts tun:", "The answer is ours to give, you need do nothing:"};
inline constexpr Phrase owed_by_provider{"C’est au prestataire de répondre :", "Diese Antwort liegt beim Dienstleister:", "The answer is the provider’s to give:"};
inline constexpr Phrase owed_by_authority{"C’est à l’autorité de répondre :", "Diese Antwort liegt bei der Behörde:", "The answer is the authority’s to give:"};
inline constexpr Phrase owed_by_policyholder{"Réponse due par le preneur d’assurance :", "Antwort des Versicherungsnehmers:", "Answer owed by the policyholder:"};
inline constexpr Phrase owed_by_insurer{"Réponse due par l’assureur :", "Antwort des Versicherers:", "Answer owed by the insurer:"};

// Readings
inline constexpr Phrase reading_adopted{"Réponse retenue : {0}. Motif : {1}.", "Gewählte Antwort: {0}. Grund: {1}.", "Answer adopted: {0}. Reason: {1}."};
inline constexpr Phrase reading_reason{"Motif de la lecture retenue : {0}.", "Grund der gewählten Auslegung: {0}.", "Reason for the reading adopted: {0}."};
inline constexpr Phrase reading_chosen{"Réponse choisie pour ce dossier : {0}. Les conditions retiennent : {1}, au motif suivant : {2}.", "Für dieses Dossier gewählte Antwort: {0}. Die Bedingungen wählen {1}, aus diesem Grund: {2}.", "Answer chosen for this dossier: {0}. The terms adopt {1}, for this reason: {2}."};
inline constexpr Phrase with_other{"Avec l’autre lecture", "Mit der anderen Auslegung", "With the other reading"};
inline constexpr Phrase with_another{"Avec une autre lecture", "Mit einer anderen Auslegung", "With another reading"};
inline constexpr Phrase with_option{"Avec la réponse « {0} »", "Mit der Antwort «{0}»", "With the answer “{0}”"};
inline constexpr Phrase result_due{"{0}, dû : {1}, au lieu de {2}.", "{0} fällig: {1}, statt {2}.", "{0}, due: {1}, instead of {2}."};
inline constexpr Phrase owed_amount{"{0} à payer", "{0} fällig", "{0} due"};
inline constexpr Phrase owed_with_total{"{0} à payer, {1} en tout", "{0} fällig, {1} insgesamt", "{0} due, {1} in all"};
inline constexpr Phrase owed_while_falling{"{0} à payer ; mais {1} ; {2} en tout", "{0} fällig; dafür sinkt {1}; {2} insgesamt", "{0} due; but {1}; {2} in all"};
inline constexpr Phrase falls_from{"« {0} » passe de {1} à {2}", "«{0}» von {1} auf {2}", "“{0}” falls from {1} to {2}"};
inline constexpr Phrase owed_range{"{0} (au plus {1})", "{0} (höchstens {1})", "{0} (at most {1})"};
inline constexpr Phrase owed_unbounded{"{0} (maximum inconnu)", "{0} (Höchstbetrag unbekannt)", "{0} (maximum unknown)"};
inline constexpr Phrase same_amount_other_way{"{0} : même total, mais une autre décision frais par frais.", "{0}: gleiches Total, aber ein anderer Entscheid bei einzelnen Posten.", "{0}: same total, but another decision on single costs."};
inline constexpr Phrase same_amount_other_outcome{"{0} : même montant, mais le résultat serait « {1} ».", "{0}: gleicher Betrag, aber das Ergebnis wäre «{1}».", "{0}: same amount, but the outcome would be “{1}”."};

// What would change the result
inline constexpr Phrase would_be_covered{"Ces frais seraient couverts si la réponse était :", "Diese Kosten wären gedeckt, wenn die Antwort lautete:", "This cost would be covered if the answer were:"};
inline constexpr Phrase would_be_covered_sets{"Ces frais seraient couverts avec l’une de ces réponses :", "Diese Kosten wären mit einer dieser Antworten gedeckt:", "This cost would be covered with any one of these answers:"};
inline constexpr Phrase would_be_covered_all{"Ces frais seraient couverts si toutes ces réponses changeaient :", "Diese Kosten wären gedeckt, wenn alle diese Antworten anders lauteten:", "This cost would be covered if all of these answers changed:"};
inline constexpr Phrase or_else{"ou bien :", "oder:", "or else:"};
inline constexpr Phrase would_pay{"Alors : {0}.", "Dann: {0}.", "Then: {0}."};
inline constexpr Phrase searched_only{"Cette recherche s’est limitée aux {0} premiers postes sur {1}.", "Diese Suche beschränkte sich auf die ersten {0} von {1} Posten.", "This search covered the first {0} of {1} costs only."};
inline constexpr Phrase no_act_helps{"Aucun acte ni aucune pièce ne peut plus changer ce résultat. Il repose sur ce qui s’est passé :", "Keine Handlung und kein Dokument kann dieses Ergebnis noch ändern. Es beruht auf dem, was geschehen ist:", "No act and no document can change this result any more. It rests on what happened:"};
inline constexpr Phrase nothing_helps{"Aucun fait de ce dossier ne changerait ce résultat.", "Keine Tatsache dieses Dossiers würde dieses Ergebnis ändern.", "No fact of this dossier would change this result."};
inline constexpr Phrase all_payments{"Tous les paiements", "Alle Zahlungen", "All payments"};
inline constexpr Phrase instead_of{"{0} (ici : {1})", "{0} (hier: {1})", "{0} (here: {1})"};
inline constexpr Phrase was_before{"{0} (avant : {1})", "{0} (vorher: {1})", "{0} (before: {1})"};
inline constexpr Phrase otherwise_nothing{"Si l’une de ces réponses changeait, rien ne serait dû :", "Wäre eine dieser Antworten anders, so wäre nichts fällig:", "If one of these answers changed, nothing would be due:"};
inline constexpr Phrase otherwise_less{"Si l’une de ces réponses changeait, moins serait dû :", "Wäre eine dieser Antworten anders, so wäre weniger fällig:", "If one of these answers changed, less would be due:"};
inline constexpr Phrase less_amount{"alors {0}", "dann {0}", "then {0}"};
inline constexpr Phrase otherwise_open{"Si l’une de ces réponses changeait, d’autres questions se poseraient avant tout paiement :", "Wäre eine dieser Antworten anders, so stellten sich vor einer Zahlung weitere Fragen:", "If one of these answers changed, other questions would come before any payment:"};
inline constexpr Phrase changed_nothing{"avec une autre réponse, rien n’est dû :", "bei anderer Antwort ist nichts fällig:", "with another answer nothing is due:"};
inline constexpr Phrase changed_less{"avec une autre réponse, moins est dû :", "bei anderer Antwort ist weniger fällig:", "with another answer less is due:"};
inline constexpr Phrase changed_open{"avec une autre réponse, d’autres questions se posent :", "bei anderer Antwort stellen sich weitere Fragen:", "with another answer further questions arise:"};
inline constexpr Phrase if_answer{"Si la réponse est « {0} » : {1}.", "Lautet die Antwort «{0}»: {1}.", "If the answer is “{0}”: {1}."};

// Comparisons
inline constexpr Phrase head_changes{"Ce qui est changé", "Was geändert wird", "What is changed"};
inline constexpr Phrase head_difference{"La différence", "Der Unterschied", "The difference"};
inline constexpr Phrase nothing_changes{"La décision reste la même.", "Der Entscheid bleibt gleich.", "The decision stays the same."};
inline constexpr Phrase before{"Avant", "Vorher", "Before"};
inline constexpr Phrase after{"Après", "Nachher", "After"};
inline constexpr Phrase difference{"Différence", "Unterschied", "Difference"};
inline constexpr Phrase before_sentence{"Avant : {0}", "Vorher: {0}", "Before: {0}"};
inline constexpr Phrase after_sentence{"Après : {0}", "Nachher: {0}", "After: {0}"};
inline constexpr Phrase clauses_change{"clauses : {0} → {1}", "Klauseln: {0} → {1}", "clauses: {0} → {1}"};
inline constexpr Phrase cuts_change{"retranché : {0} → {1}", "abgezogen: {0} → {1}", "taken off: {0} → {1}"};
inline constexpr Phrase none{"aucune", "keine", "none"};
inline constexpr Phrase now_missing{"Il manque maintenant :", "Neu fehlt:", "Now missing:"};
inline constexpr Phrase no_longer_missing{"Ne manque plus :", "Fehlt nicht mehr:", "No longer missing:"};
inline constexpr Phrase result_change{"{0} : {1} → {2}", "{0}: {1} → {2}", "{0}: {1} → {2}"};
inline constexpr Phrase rules_changed{"Règles dont le résultat change :", "Regeln mit anderem Ergebnis:", "Rules with another result:"};
inline constexpr Phrase keeps_its_own{"Ces frais indiquent leur propre réponse, qui reste : {0}.", "Diese Posten haben ihre eigene Antwort, die bleibt: {0}.", "These costs state their own answer, which stays: {0}."};
inline constexpr Phrase not_stated_any_more{"non indiqué", "nicht angegeben", "not stated"};

// clang-format on

}  // namespace couvert::words
