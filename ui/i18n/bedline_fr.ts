<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AdverseEventForm</name>
    <message>
        <source>Record event</source>
        <translation>Enregistrer l&apos;événement</translation>
    </message>
    <message>
        <source>Began at</source>
        <translation>Débuté à</translation>
    </message>
    <message>
        <source>Adverse event</source>
        <translation>Événement indésirable</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choisir</translation>
    </message>
    <message>
        <source>Event, in your words</source>
        <translation>Événement, avec vos mots</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>Grave</translation>
    </message>
    <message>
        <source>Not serious</source>
        <translation>Non grave</translation>
    </message>
    <message>
        <source>Grade, 1 to 5</source>
        <translation>Grade, 1 à 5</translation>
    </message>
    <message>
        <source>Relation to study drug</source>
        <translation>Lien avec le produit d&apos;étude</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>non jugé</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>pas encore connu</translation>
    </message>
    <message>
        <source>What happened, in your words</source>
        <translation>Ce qui s&apos;est passé, avec vos mots</translation>
    </message>
    <message>
        <source>Events so far</source>
        <translation>Événements jusqu&apos;ici</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Avec vos mots</translation>
    </message>
    <message>
        <source>Seriousness</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s&apos;est passé</translation>
    </message>
    <message>
        <source>Another, in your words</source>
        <translation>Un autre, avec vos mots</translation>
    </message>
    <message>
        <source>One step left: name the event</source>
        <translation>Reste une étape&#xa0;: nommer l&apos;événement</translation>
    </message>
    <message>
        <source>One step left: serious or not</source>
        <translation>Reste une étape&#xa0;: grave ou non</translation>
    </message>
</context>
<context>
    <name>AmountFields</name>
    <message>
        <source>Read back against the pump</source>
        <translation>Relire en comparant avec la pompe</translation>
    </message>
    <message>
        <source>the same as {0}, {1}</source>
        <translation>identique à {0}, {1}</translation>
    </message>
    <message>
        <source>up {0}</source>
        <translation>en hausse de {0}</translation>
    </message>
    <message>
        <source>down {0}</source>
        <translation>en baisse de {0}</translation>
    </message>
    <message>
        <source> from {0}, {1}</source>
        <translation> par rapport à {0}, {1}</translation>
    </message>
    <message>
        <source>More than {0} times that. Check the decimal mark.</source>
        <translation>Plus de {0} fois cette valeur. Vérifier le signe décimal.</translation>
    </message>
    <message>
        <source>Less than a {0}th of that. Check the decimal mark.</source>
        <translation>Moins d&apos;un {0}e de cette valeur. Vérifier le signe décimal.</translation>
    </message>
</context>
<context>
    <name>AnalyteField</name>
    <message>
        <source>fraction</source>
        <translation>fraction</translation>
    </message>
    <message>
        <source>below </source>
        <translation>sous </translation>
    </message>
    <message>
        <source>above </source>
        <translation>au-dessus de </translation>
    </message>
    <message>
        <source>last {0}, {1}</source>
        <translation>dernier {0}, {1}</translation>
    </message>
    <message>
        <source>unit?</source>
        <translation>unité&#xa0;?</translation>
    </message>
    <message>
        <source>no unit chosen</source>
        <translation>aucune unité choisie</translation>
    </message>
    <message>
        <source>Unit of {0}</source>
        <translation>Unité de {0}</translation>
    </message>
    <message>
        <source>{0}; U takes the next unit</source>
        <translation>{0}&#xa0;; U passe à l&apos;unité suivante</translation>
    </message>
    <message>
        <source>Sign of {0}</source>
        <translation>Signe de {0}</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>moins</translation>
    </message>
    <message>
        <source>Choose the unit as it stands on the report.</source>
        <translation>Choisir l&apos;unité telle qu&apos;elle figure sur le compte rendu.</translation>
    </message>
    <message>
        <source>Choose plus or minus.</source>
        <translation>Choisir plus ou moins.</translation>
    </message>
    <message>
        <source>Unusual, read it again</source>
        <translation>Inhabituel, à relire</translation>
    </message>
</context>
<context>
    <name>Analytes</name>
    <message>
        <source>IgM titer</source>
        <translation>Titre IgM</translation>
    </message>
    <message>
        <source>IgG</source>
        <translation>IgG</translation>
    </message>
    <message>
        <source>IgA</source>
        <translation>IgA</translation>
    </message>
    <message>
        <source>Body weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>PaO2</source>
        <translation>PaO2</translation>
    </message>
    <message>
        <source>PaCO2</source>
        <translation>PaCO2</translation>
    </message>
    <message>
        <source>FiO2</source>
        <translation>FiO2</translation>
    </message>
    <message>
        <source>Arterial pH</source>
        <translation>pH artériel</translation>
    </message>
    <message>
        <source>Bicarbonate</source>
        <translation>Bicarbonate</translation>
    </message>
    <message>
        <source>A-a gradient</source>
        <translation>Gradient A-a</translation>
    </message>
    <message>
        <source>Base excess</source>
        <translation>Excès de base</translation>
    </message>
    <message>
        <source>Lactate</source>
        <translation>Lactate</translation>
    </message>
    <message>
        <source>Platelets</source>
        <translation>Plaquettes</translation>
    </message>
    <message>
        <source>Bilirubin</source>
        <translation>Bilirubine</translation>
    </message>
    <message>
        <source>Creatinine</source>
        <translation>Créatinine</translation>
    </message>
    <message>
        <source>Urea</source>
        <translation>Urée</translation>
    </message>
    <message>
        <source>Potassium</source>
        <translation>Potassium</translation>
    </message>
    <message>
        <source>Sodium</source>
        <translation>Sodium</translation>
    </message>
    <message>
        <source>Hemoglobin</source>
        <translation>Hémoglobine</translation>
    </message>
    <message>
        <source>Hematocrit</source>
        <translation>Hématocrite</translation>
    </message>
    <message>
        <source>White cells</source>
        <translation>Globules blancs</translation>
    </message>
    <message>
        <source>Neutrophils</source>
        <translation>Neutrophiles</translation>
    </message>
    <message>
        <source>Lymphocytes</source>
        <translation>Lymphocytes</translation>
    </message>
    <message>
        <source>CD3 cells</source>
        <translation>Cellules CD3</translation>
    </message>
    <message>
        <source>CD4 cells</source>
        <translation>Cellules CD4</translation>
    </message>
    <message>
        <source>CD8 cells</source>
        <translation>Cellules CD8</translation>
    </message>
    <message>
        <source>CD4 HLA-DR+ CD38+</source>
        <translation>CD4 HLA-DR+ CD38+</translation>
    </message>
    <message>
        <source>Troponin</source>
        <translation>Troponine</translation>
    </message>
    <message>
        <source>NT-proBNP</source>
        <translation>NT-proBNP</translation>
    </message>
    <message>
        <source>INR</source>
        <translation>INR</translation>
    </message>
    <message>
        <source>Prothrombin time</source>
        <translation>Temps de prothrombine</translation>
    </message>
    <message>
        <source>aPTT</source>
        <translation>TCA</translation>
    </message>
    <message>
        <source>Thrombin time</source>
        <translation>Temps de thrombine</translation>
    </message>
    <message>
        <source>D-dimer</source>
        <translation>D-dimères</translation>
    </message>
    <message>
        <source>AST</source>
        <translation>ASAT</translation>
    </message>
    <message>
        <source>ALT</source>
        <translation>ALAT</translation>
    </message>
    <message>
        <source>Albumin</source>
        <translation>Albumine</translation>
    </message>
    <message>
        <source>CK</source>
        <translation>CK</translation>
    </message>
    <message>
        <source>CK-MB</source>
        <translation>CK-MB</translation>
    </message>
    <message>
        <source>IL-6</source>
        <translation>IL-6</translation>
    </message>
    <message>
        <source>CRP</source>
        <translation>CRP</translation>
    </message>
    <message>
        <source>Procalcitonin</source>
        <translation>Procalcitonine</translation>
    </message>
    <message>
        <source>MAP</source>
        <translation>MAP</translation>
    </message>
    <message>
        <source>Systolic pressure</source>
        <translation>Pression systolique</translation>
    </message>
    <message>
        <source>Diastolic pressure</source>
        <translation>Pression diastolique</translation>
    </message>
    <message>
        <source>CVP</source>
        <translation>PVC</translation>
    </message>
    <message>
        <source>ScvO2</source>
        <translation>ScvO2</translation>
    </message>
    <message>
        <source>Cardiac output</source>
        <translation>Débit cardiaque</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Fréquence cardiaque</translation>
    </message>
    <message>
        <source>Respiratory rate</source>
        <translation>Fréquence respiratoire</translation>
    </message>
    <message>
        <source>SpO2</source>
        <translation>SpO2</translation>
    </message>
    <message>
        <source>Oxygen flow</source>
        <translation>Débit d&apos;oxygène</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Urine, complete 24 h</source>
        <translation>Urine, 24 h complètes</translation>
    </message>
    <message>
        <source>Fluid balance</source>
        <translation>Bilan hydrique</translation>
    </message>
    <message>
        <source>GCS</source>
        <translation>GCS</translation>
    </message>
    <message>
        <source>Tidal volume</source>
        <translation>Volume courant</translation>
    </message>
    <message>
        <source>Plateau pressure</source>
        <translation>Pression de plateau</translation>
    </message>
    <message>
        <source>PEEP</source>
        <translation>PEEP</translation>
    </message>
    <message>
        <source>Refill, finger</source>
        <translation>Recoloration, doigt</translation>
    </message>
    <message>
        <source>Refill, knee</source>
        <translation>Recoloration, genou</translation>
    </message>
</context>
<context>
    <name>AppBar</name>
    <message>
        <source>Operator {0}, {1}</source>
        <translation>Opérateur {0}, {1}</translation>
    </message>
    <message>
        <source>Find subject</source>
        <translation>Trouver un sujet</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nuit</translation>
    </message>
    <message>
        <source>Day palette</source>
        <translation>Couleurs de jour</translation>
    </message>
    <message>
        <source>Night palette</source>
        <translation>Couleurs de nuit</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>Operator: {0}</source>
        <translation>Opérateur&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>Assess</name>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Saisir</translation>
    </message>
    <message>
        <source>Enter %1</source>
        <translation>Saisir %1</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi ?</translation>
    </message>
    <message>
        <source>Not done, with reason</source>
        <translation>Non fait, avec motif</translation>
    </message>
    <message>
        <source>SOFA</source>
        <translation>SOFA</translation>
    </message>
    <message>
        <source>P/F, arterial gas</source>
        <translation>P/F, gaz du sang artériel</translation>
    </message>
    <message>
        <source>Mottling and refill</source>
        <translation>Marbrures et recoloration</translation>
    </message>
    <message>
        <source>Vasopressor, ventilation, RRT, stay</source>
        <translation>Vasopresseur, ventilation, EER, séjour</translation>
    </message>
    <message>
        <source>Adverse event</source>
        <translation>Événement indésirable</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Vital status</source>
        <translation>Statut vital</translation>
    </message>
    <message>
        <source>Body weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Mottling score</source>
        <translation>Score de marbrures</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Référence initiale</translation>
    </message>
    <message>
        <source>Daily vitals</source>
        <translation>Constantes du jour</translation>
    </message>
    <message>
        <source>Arterial gas and ventilation</source>
        <translation>Gaz artériel et ventilation</translation>
    </message>
    <message>
        <source>Laboratory set</source>
        <translation>Bilan biologique</translation>
    </message>
    <message>
        <source>Chest X-ray score</source>
        <translation>Score de radiographie thoracique</translation>
    </message>
    <message>
        <source>Lung compliance</source>
        <translation>Compliance pulmonaire</translation>
    </message>
    <message>
        <source>MRC sum score</source>
        <translation>Score MRC total</translation>
    </message>
    <message>
        <source>ADL, IADL</source>
        <translation>ADL, IADL</translation>
    </message>
    <message>
        <source>Ventilator-acquired pneumonia</source>
        <translation>Pneumopathie acquise sous ventilation</translation>
    </message>
    <message>
        <source>Deep vein thrombosis or pulmonary embolism</source>
        <translation>Thrombose veineuse profonde ou embolie pulmonaire</translation>
    </message>
    <message>
        <source>Other treatments of COVID-19</source>
        <translation>Autres traitements du COVID-19</translation>
    </message>
    <message>
        <source>Capillary refill</source>
        <translation>Recoloration capillaire</translation>
    </message>
    <message>
        <source>History and co-treatment</source>
        <translation>Antécédents et co-traitement</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Examen clinique</translation>
    </message>
    <message>
        <source>Microcirculation</source>
        <translation>Microcirculation</translation>
    </message>
    <message>
        <source>NEWS2</source>
        <translation>NEWS2</translation>
    </message>
    <message>
        <source>WHO clinical score</source>
        <translation>Score clinique OMS</translation>
    </message>
    <message>
        <source>APACHE II</source>
        <translation>APACHE II</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>Admission</translation>
    </message>
    <message>
        <source>Chest imaging</source>
        <translation>Imagerie thoracique</translation>
    </message>
    <message>
        <source>Co-treatments</source>
        <translation>Co-traitements</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Devenir</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Let rotation go on</source>
        <translation>Reprendre le remplacement des sauvegardes</translation>
    </message>
    <message>
        <source>Second place, a folder on another disk</source>
        <translation>Second endroit, un dossier sur un autre disque</translation>
    </message>
    <message>
        <source>Keep copies there</source>
        <translation>Garder les copies là</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Restaurer une sauvegarde…</translation>
    </message>
    <message>
        <source>Every old backup is kept since the restore.</source>
        <translation>Depuis la restauration, chaque ancienne sauvegarde est gardée.</translation>
    </message>
    <message>
        <source>They are rotated out again once somebody lets them.</source>
        <translation>Elles sont de nouveau remplacées quand quelqu&apos;un le permet.</translation>
    </message>
    <message>
        <source>No good backup yet.</source>
        <translation>Pas encore de bonne sauvegarde.</translation>
    </message>
    <message>
        <source>Second place: none; backups lie on this disk alone.</source>
        <translation>Second endroit : aucun ; les sauvegardes sont sur ce seul disque.</translation>
    </message>
    <message>
        <source>Second place: %1</source>
        <translation>Second endroit : %1</translation>
    </message>
    <message>
        <source>No good backup in the last %1 hours.</source>
        <translation>Pas de bonne sauvegarde dans les %1 dernières heures.</translation>
    </message>
    <message>
        <source>The second place is not there now.</source>
        <translation>Le second endroit n&apos;est pas là maintenant.</translation>
    </message>
    <message>
        <source>A place has no good backup of the last %1 hours.</source>
        <translation>Un endroit n&apos;a pas de bonne sauvegarde des %1 dernières heures.</translation>
    </message>
    <message>
        <source>Make a backup now, and see that the disks are there.</source>
        <translation>Faire une sauvegarde maintenant, et voir que les disques sont là.</translation>
    </message>
    <message>
        <source>%1, %2 entries, %3</source>
        <translation>%1, %2 entrées, %3</translation>
    </message>
    <message>
        <source>Not verified since the store was opened.</source>
        <translation>Pas vérifié depuis l&apos;ouverture de la base.</translation>
    </message>
    <message>
        <source>Verified %1: %2</source>
        <translation>Vérifié %1 : %2</translation>
    </message>
</context>
<context>
    <name>BagForm</name>
    <message>
        <source>Record bag</source>
        <translation>Enregistrer la poche</translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation>Changée à</translation>
    </message>
    <message>
        <source>Volume of the new bag</source>
        <translation>Volume de la nouvelle poche</translation>
    </message>
    <message>
        <source>Lot of the new bag</source>
        <translation>Lot de la nouvelle poche</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>New bag, {0}</source>
        <translation>Nouvelle poche, {0}</translation>
    </message>
    <message>
        <source>Bag {0} has given {1}.</source>
        <translation>La poche {0} a délivré {1}.</translation>
    </message>
    <message>
        <source>{0} should be left in it.</source>
        <translation>Il devrait en rester {0}.</translation>
    </message>
    <message>
        <source>One step left: type the volume of the new bag</source>
        <translation>Reste une étape&#xa0;: saisir le volume de la nouvelle poche</translation>
    </message>
</context>
<context>
    <name>Bedside</name>
    <message>
        <source>This window only looks on.</source>
        <translation>Cette fenêtre ne fait que regarder.</translation>
    </message>
    <message>
        <source>Nothing can be recorded in it.</source>
        <translation>Rien ne peut y être enregistré.</translation>
    </message>
    <message>
        <source>Your role reads and records no entries.</source>
        <translation>Votre rôle lit et n&apos;enregistre pas d&apos;entrées.</translation>
    </message>
    <message>
        <source>Ask a nurse or an investigator to chart.</source>
        <translation>Demander à un infirmier ou à un investigateur de noter.</translation>
    </message>
    <message>
        <source>Recorded: {0} values.</source>
        <translation>Enregistrées : {0} valeurs.</translation>
    </message>
    <message>
        <source>Not recorded. Your entry is kept in this form. %1</source>
        <translation>Non enregistré. Votre saisie est gardée dans ce formulaire. %1</translation>
    </message>
    <message>
        <source>Recorded %1, entry %2</source>
        <translation>%1 enregistré, entrée %2</translation>
    </message>
    <message>
        <source>Recorded: %1 was screened, not enrolled</source>
        <translation>Enregistré : %1 évalué, non inclus</translation>
    </message>
</context>
<context>
    <name>Below</name>
    <message>
        <source>%1 more below</source>
        <translation>%1 de plus au-dessous</translation>
    </message>
</context>
<context>
    <name>Blinding</name>
    <message>
        <source>&apos;{0}&apos; could tell an arm. It is recorded as typed, and the monitor will see it.</source>
        <translation>&apos;{0}&apos; pourrait révéler un bras. C&apos;est enregistré tel que saisi, et le moniteur le verra.</translation>
    </message>
</context>
<context>
    <name>BoardDelegate</name>
    <message>
        <source>Bed</source>
        <translation>Lit</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Exercice</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>Bed, subject, protocol</source>
        <translation>Lit, sujet, protocole</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>Prochaine action</translation>
    </message>
    <message>
        <source>After that</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>Infusion</source>
        <translation>Perfusion</translation>
    </message>
    <message>
        <source>Last titer or key measure</source>
        <translation>Dernier titre ou mesure clé</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Bed {bed}</source>
        <translation>Lit {bed}</translation>
    </message>
    <message>
        <source>No bed</source>
        <translation>Aucun lit</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Exercice</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Now {0}</source>
        <translation>Maintenant {0}</translation>
    </message>
    <message>
        <source>Day {0}</source>
        <translation>Jour {0}</translation>
    </message>
    <message>
        <source>Target {0}</source>
        <translation>Cible {0}</translation>
    </message>
    <message>
        <source>Entry: below {0}</source>
        <translation>Entrée&#xa0;: sous {0}</translation>
    </message>
    <message>
        <source>sampled {0}</source>
        <translation>prélevé {0}</translation>
    </message>
    <message>
        <source>before a dose</source>
        <translation>avant une dose</translation>
    </message>
    <message>
        <source>during dose {0}</source>
        <translation>pendant la dose {0}</translation>
    </message>
    <message>
        <source>Sample {0},</source>
        <translation>Échantillon {0},</translation>
    </message>
    <message>
        <source>result awaited</source>
        <translation>résultat attendu</translation>
    </message>
    <message>
        <source>{0} sample of {1}, result awaited.</source>
        <translation>Échantillon {0} de {1}, résultat attendu.</translation>
    </message>
    <message>
        <source>No titer yet</source>
        <translation>Pas encore de titre</translation>
    </message>
    <message>
        <source>No titer yet; first sample due {0}</source>
        <translation>Pas encore de titre&#xa0;; premier échantillon prévu {0}</translation>
    </message>
    <message>
        <source>{0}, 0 to {1}</source>
        <translation>{0}, de 0 à {1}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} à {1}</translation>
    </message>
    <message>
        <source>Ceiling {0}</source>
        <translation>Plafond {0}</translation>
    </message>
    <message>
        <source>Infusion rate, {0}</source>
        <translation>Débit de perfusion, {0}</translation>
    </message>
    <message>
        <source>At {0} the planned volume is through at {1}.</source>
        <translation>À {0} le volume prévu sera passé à {1}.</translation>
    </message>
    <message>
        <source>{0}: {1} from {2} to {3}.</source>
        <translation>{0}&#xa0;: {1} de {2} à {3}.</translation>
    </message>
    <message>
        <source>{0}: rate not known from {1} to {2}.</source>
        <translation>{0}&#xa0;: débit non connu de {1} à {2}.</translation>
    </message>
    <message>
        <source>{0}: paused {1} from {2}.</source>
        <translation>{0}&#xa0;: en pause {1} à partir de {2}.</translation>
    </message>
    <message>
        <source>Infusion {0}</source>
        <translation>Perfusion {0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>{0} so far</source>
        <translation>{0} jusqu&apos;ici</translation>
    </message>
    <message>
        <source>{0} given</source>
        <translation>{0} donnés</translation>
    </message>
    <message>
        <source>Vasopressor</source>
        <translation>Vasopresseur</translation>
    </message>
    <message>
        <source>rate not recorded</source>
        <translation>débit non enregistré</translation>
    </message>
    <message>
        <source>{0} {1} from {2}.</source>
        <translation>{0} {1} à partir de {2}.</translation>
    </message>
    <message>
        <source>{0} {1} from {2} to {3}.</source>
        <translation>{0} {1} de {2} à {3}.</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>What was typed is kept as a draft. Look in the record whether the last entry is there. If it comes back, chart on paper and call for help.</source>
        <translation>Ce qui était saisi est gardé comme brouillon. Regarder dans le registre si la dernière entrée y est. Si cela revient, noter sur papier et appeler de l&apos;aide.</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>J&apos;ai lu</translation>
    </message>
</context>
<context>
    <name>Criteria</name>
    <message>
        <source>Not known</source>
        <translation>Non connu</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Rempli</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Non rempli</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Présent</translation>
    </message>
    <message>
        <source>Answer to {0}</source>
        <translation>Réponse à {0}</translation>
    </message>
    <message>
        <source>Enter {0}</source>
        <translation>Saisir {0}</translation>
    </message>
    <message>
        <source>Inclusion</source>
        <translation>Inclusion</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>Exclusion</translation>
    </message>
    <message>
        <source>{0}. Keys: Y absent, X present, ? not known</source>
        <translation>{0}. Touches&#xa0;: Y absent, X présent,&#xa0;? non connu</translation>
    </message>
</context>
<context>
    <name>DayRail</name>
    <message>
        <source>Study days</source>
        <translation>Jours d&apos;étude</translation>
    </message>
    <message>
        <source>{n} above</source>
        <translation>{n} au-dessus</translation>
    </message>
    <message>
        <source>{n} below</source>
        <translation>{n} au-dessous</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Prescriber&apos;s decision</source>
        <translation>Décision du prescripteur</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Adjust, why</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Decline, why</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Decided by, with PIN</source>
        <translation>Décidé par, avec PIN</translation>
    </message>
    <message>
        <source>Who, with PIN</source>
        <translation>Qui, avec PIN</translation>
    </message>
</context>
<context>
    <name>Delivered</name>
    <message>
        <source>Planned {0}</source>
        <translation>Prévu {0}</translation>
    </message>
    <message>
        <source>Now {0}</source>
        <translation>Maintenant {0}</translation>
    </message>
    <message>
        <source>Delivered volume, mL</source>
        <translation>Volume délivré, mL</translation>
    </message>
    <message>
        <source>Not known what ran for {0}: {1}.</source>
        <translation>On ne sait pas ce qui passait pendant {0}&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>Rate {0}</source>
        <translation>Débit {0}</translation>
    </message>
    <message>
        <source>Paused {0} from {1}.</source>
        <translation>En pause {0} à partir de {1}.</translation>
    </message>
    <message>
        <source>paused {0}</source>
        <translation>en pause {0}</translation>
    </message>
    <message>
        <source>Bag change {0} at {1}.</source>
        <translation>Changement de poche {0} à {1}.</translation>
    </message>
    <message>
        <source>bag {0}</source>
        <translation>poche {0}</translation>
    </message>
    <message>
        <source>{0} delivered at {1}.</source>
        <translation>{0} délivrés à {1}.</translation>
    </message>
    <message>
        <source>Rate {0}.</source>
        <translation>Débit {0}.</translation>
    </message>
</context>
<context>
    <name>DeliveredChart</name>
    <message>
        <source>plan</source>
        <translation>plan</translation>
    </message>
    <message>
        <source>given</source>
        <translation>donné</translation>
    </message>
</context>
<context>
    <name>DeviationNote</name>
    <message>
        <source>What happened, in your words</source>
        <translation>Ce qui s&apos;est passé, avec vos mots</translation>
    </message>
    <message>
        <source>now, or later under Deviations</source>
        <translation>maintenant, ou plus tard sous Écarts</translation>
    </message>
    <message>
        <source>Recorded as a deviation.</source>
        <translation>Enregistré comme écart.</translation>
    </message>
    <message>
        <source>Recorded as {0} deviations.</source>
        <translation>Enregistré comme {0} écarts.</translation>
    </message>
    <message>
        <source>If it runs on like this, it becomes a deviation.</source>
        <translation>Si cela continue ainsi, cela devient un écart.</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>et {0} de plus</translation>
    </message>
    <message>
        <source>At its end: {0}.</source>
        <translation>À la fin&#xa0;: {0}.</translation>
    </message>
</context>
<context>
    <name>Deviations</name>
    <message>
        <source>Deviations</source>
        <translation>Écarts</translation>
    </message>
    <message>
        <source>What happened, in your own words</source>
        <translation>Ce qui s&apos;est passé, avec vos propres mots</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revu</translation>
    </message>
    <message>
        <source>No deviation from the protocol found</source>
        <translation>Aucun écart au protocole trouvé</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi ?</translation>
    </message>
    <message>
        <source>Which rule and which entries make it a deviation</source>
        <translation>Quelle règle et quelles entrées en font un écart</translation>
    </message>
    <message>
        <source>{n} open of {all}</source>
        <translation>{n} ouverts sur {all}</translation>
    </message>
    <message>
        <source>Your role reads deviations, it does not explain them.</source>
        <translation>Votre rôle lit les écarts, il ne les explique pas.</translation>
    </message>
    <message>
        <source>Write at least three characters.</source>
        <translation>Écrire au moins trois caractères.</translation>
    </message>
    <message>
        <source>These words are recorded. Change them to record others.</source>
        <translation>Ces mots sont enregistrés. Les changer pour en enregistrer d&apos;autres.</translation>
    </message>
</context>
<context>
    <name>DoseCard</name>
    <message>
        <source>Working</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>any line: Explain</source>
        <translation>chaque ligne&#xa0;: Expliquer</translation>
    </message>
    <message>
        <source>Dose {0} working</source>
        <translation>Calcul de la dose {0}</translation>
    </message>
    <message>
        <source>{0} more below</source>
        <translation>{0} de plus au-dessous</translation>
    </message>
</context>
<context>
    <name>DoseConfirm</name>
    <message>
        <source>Last three of the study id</source>
        <translation>Trois derniers du code d&apos;étude</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Read the study id off the patient, not off the screen.</source>
        <translation>Lire le code d&apos;étude sur le patient, pas sur l&apos;écran.</translation>
    </message>
    <message>
        <source>Type the last three of the study id.</source>
        <translation>Saisir les trois derniers du code d&apos;étude.</translation>
    </message>
    <message>
        <source>This is not the study id that is open here. Look again whose dose it is.</source>
        <translation>Ce n&apos;est pas le code d&apos;étude ouvert ici. Regarder à nouveau à qui est la dose.</translation>
    </message>
</context>
<context>
    <name>DoseDecision</name>
    <message>
        <source>Who decides about the dose?</source>
        <translation>Qui décide de la dose&#xa0;?</translation>
    </message>
    <message>
        <source>{0} is {1} here. An investigator decides about a dose.</source>
        <translation>{0} est ici {1}. Un investigateur décide d&apos;une dose.</translation>
    </message>
    <message>
        <source>{0} typed the same</source>
        <translation>{0} a saisi la même chose</translation>
    </message>
    <message>
        <source>Second person types it</source>
        <translation>La deuxième personne le saisit</translation>
    </message>
    <message>
        <source>Over a hard limit: choose less</source>
        <translation>Au-delà d&apos;une limite ferme&#xa0;: choisir moins</translation>
    </message>
    <message>
        <source>One step left: who decides, with PIN</source>
        <translation>Reste une étape&#xa0;: qui décide, avec PIN</translation>
    </message>
    <message>
        <source>One step left: second person types it</source>
        <translation>Reste une étape&#xa0;: la deuxième personne le saisit</translation>
    </message>
</context>
<context>
    <name>DoseModel</name>
    <message>
        <source>Dose</source>
        <translation>Dose</translation>
    </message>
    <message>
        <source>From titer</source>
        <translation>D&apos;après le titre</translation>
    </message>
    <message>
        <source>Advised</source>
        <translation>Proposée</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptée</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>Préparée</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Donnée</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>DosePanel</name>
    <message>
        <source>Volume in mL</source>
        <translation>Volume en mL</translation>
    </message>
    <message>
        <source>Rate in mL per hour</source>
        <translation>Débit en mL par heure</translation>
    </message>
    <message>
        <source>mL per hour</source>
        <translation>mL par heure</translation>
    </message>
    <message>
        <source>Why, in your words</source>
        <translation>Pourquoi, avec vos mots</translation>
    </message>
    <message>
        <source>Volume instead</source>
        <translation>Volume à la place</translation>
    </message>
    <message>
        <source>At which rate</source>
        <translation>À quel débit</translation>
    </message>
    <message>
        <source>One step left: the volume instead</source>
        <translation>Reste une étape&#xa0;: le volume à la place</translation>
    </message>
    <message>
        <source>One step left: the rate</source>
        <translation>Reste une étape&#xa0;: le débit</translation>
    </message>
    <message>
        <source>One step left: say why</source>
        <translation>Reste une étape&#xa0;: dire pourquoi</translation>
    </message>
    <message>
        <source>DOSE</source>
        <translation>DOSE</translation>
    </message>
    <message>
        <source>No dose advised by the rule.</source>
        <translation>Aucune dose proposée par la règle.</translation>
    </message>
    <message>
        <source>No dose advised.</source>
        <translation>Aucune dose proposée.</translation>
    </message>
    <message>
        <source>Nothing is advised by the rule.</source>
        <translation>Rien n&apos;est proposé par la règle.</translation>
    </message>
    <message>
        <source>Advised by the rule: {0}.</source>
        <translation>Proposé par la règle&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>, advised by the rule</source>
        <translation>, proposé par la règle</translation>
    </message>
    <message>
        <source>{0} levels</source>
        <translation>{0} paliers</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>à {0}</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0} heures</translation>
    </message>
    <message>
        <source>over {0} at {1}</source>
        <translation>en {0} à {1}</translation>
    </message>
    <message>
        <source>Start when dose {0} ends, about {1}.</source>
        <translation>Commencer quand la dose {0} se termine, vers {1}.</translation>
    </message>
</context>
<context>
    <name>DoseTable</name>
    <message>
        <source>Doses</source>
        <translation>Doses</translation>
    </message>
</context>
<context>
    <name>DueShift</name>
    <message>
        <source>Due this shift</source>
        <translation>À faire ce poste</translation>
    </message>
    <message>
        <source>What is left of this shift</source>
        <translation>Ce qui reste de ce poste</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Prints the handover sheet of the ward</source>
        <translation>Imprime la feuille de relève du service</translation>
    </message>
    <message>
        <source>{n} left</source>
        <translation>{n} restants</translation>
    </message>
    <message>
        <source>{n} more below</source>
        <translation>{n} de plus au-dessous</translation>
    </message>
    <message>
        <source>Nothing is due in this shift</source>
        <translation>Rien à faire pendant ce poste</translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message>
        <source>Record end</source>
        <translation>Enregistrer la fin</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Terminée à</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Comment elle s&apos;est terminée</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Complète</translation>
    </message>
    <message>
        <source>Stopped before the end</source>
        <translation>Arrêtée avant la fin</translation>
    </message>
    <message>
        <source>Volume read off the pump</source>
        <translation>Volume lu sur la pompe</translation>
    </message>
    <message>
        <source>Reason for stopping, in your words</source>
        <translation>Motif de l&apos;arrêt, avec vos mots</translation>
    </message>
    <message>
        <source>reaction</source>
        <translation>réaction</translation>
    </message>
    <message>
        <source>decision of the prescriber</source>
        <translation>décision du prescripteur</translation>
    </message>
    <message>
        <source>access lost</source>
        <translation>voie perdue</translation>
    </message>
    <message>
        <source>End, {0}</source>
        <translation>Fin, {0}</translation>
    </message>
    <message>
        <source>The charted rates give {0} up to now.</source>
        <translation>Les débits notés donnent {0} jusqu&apos;à maintenant.</translation>
    </message>
    <message>
        <source>The pump says {0} more.</source>
        <translation>La pompe indique {0} de plus.</translation>
    </message>
    <message>
        <source>The pump says {0} less.</source>
        <translation>La pompe indique {0} de moins.</translation>
    </message>
    <message>
        <source>One step left: say how it ended</source>
        <translation>Reste une étape&#xa0;: dire comment elle s&apos;est terminée</translation>
    </message>
    <message>
        <source>One step left: mend the volume</source>
        <translation>Reste une étape&#xa0;: corriger le volume</translation>
    </message>
    <message>
        <source>One step left: say why it was stopped</source>
        <translation>Reste une étape&#xa0;: dire pourquoi elle a été arrêtée</translation>
    </message>
</context>
<context>
    <name>Endpoints</name>
    <message>
        <source>Endpoint</source>
        <translation>Critère</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Jusqu&apos;ici</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Bornes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>at least {0} {1}</source>
        <translation>au moins {0} {1}</translation>
    </message>
    <message>
        <source>{0} to {1} {2}</source>
        <translation>{0} à {1} {2}</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Définitif</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Pas encore connu</translation>
    </message>
    <message>
        <source>Not final yet</source>
        <translation>Pas encore définitif</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Critères</translation>
    </message>
    <message>
        <source>any row: Why? with Ctrl+E</source>
        <translation>chaque ligne : Pourquoi ? avec Ctrl+E</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>Enrol</source>
        <translation>Inclure</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Non inclus</translation>
    </message>
    <message>
        <source>Why enrolled all the same</source>
        <translation>Pourquoi inclus malgré tout</translation>
    </message>
    <message>
        <source>Deviation: why enrolled all the same</source>
        <translation>Écart&#xa0;: pourquoi inclus malgré tout</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Critères</translation>
    </message>
    <message>
        <source>Why not enrolled</source>
        <translation>Pourquoi non inclus</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} et {1} autres</translation>
    </message>
    <message>
        <source>Bedline never enrols, an investigator does.</source>
        <translation>Bedline n&apos;inclut jamais, un investigateur le fait.</translation>
    </message>
    <message>
        <source>Not known: {0}.</source>
        <translation>Non connus : {0}.</translation>
    </message>
    <message>
        <source>Mend what is marked red</source>
        <translation>Corriger ce qui est marqué en rouge</translation>
    </message>
    <message>
        <source>Only an investigator enrols; answers stay as a draft</source>
        <translation>Seul un investigateur inclut&#xa0;; les réponses restent en brouillon</translation>
    </message>
    <message>
        <source>One step left: why enrolled all the same</source>
        <translation>Reste une étape&#xa0;: pourquoi inclus malgré tout</translation>
    </message>
    <message>
        <source>Every criterion is met; you enrol</source>
        <translation>Chaque critère est rempli&#xa0;; l&apos;inclusion est la vôtre</translation>
    </message>
    <message>
        <source>You enrol with a deviation</source>
        <translation>Inclusion avec un écart</translation>
    </message>
</context>
<context>
    <name>EnrolWho</name>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Choose the protocol</source>
        <translation>Choisir le protocole</translation>
    </message>
    <message>
        <source>Study id</source>
        <translation>Numéro d&apos;étude</translation>
    </message>
    <message>
        <source>Bed</source>
        <translation>Lit</translation>
    </message>
    <message>
        <source>Birth year</source>
        <translation>Année de naissance</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexe</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Femme</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Homme</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non connu</translation>
    </message>
    <message>
        <source>Weight, kilograms</source>
        <translation>Poids, kilogrammes</translation>
    </message>
    <message>
        <source>How it was got</source>
        <translation>Comment il a été obtenu</translation>
    </message>
    <message>
        <source>Choose how</source>
        <translation>Choisir comment</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>Pesé</translation>
    </message>
    <message>
        <source>Height, centimetres</source>
        <translation>Taille, centimètres</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Inclus</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Horloges</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Enrolled, time given</source>
        <translation>Inclus, heure indiquée</translation>
    </message>
    <message>
        <source>such as {0}-0001</source>
        <translation>par exemple {0}-0001</translation>
    </message>
    <message>
        <source>Arm, as allocated</source>
        <translation>Bras, tel qu&apos;attribué</translation>
    </message>
    <message>
        <source>{0}, if known</source>
        <translation>{0}, si connu</translation>
    </message>
    <message>
        <source>choose the protocol</source>
        <translation>choisir le protocole</translation>
    </message>
    <message>
        <source>the study id</source>
        <translation>le numéro d&apos;étude</translation>
    </message>
    <message>
        <source>the bed</source>
        <translation>le lit</translation>
    </message>
    <message>
        <source>the birth year</source>
        <translation>l&apos;année de naissance</translation>
    </message>
    <message>
        <source>the sex</source>
        <translation>le sexe</translation>
    </message>
    <message>
        <source>how the weight was got</source>
        <translation>comment le poids a été obtenu</translation>
    </message>
    <message>
        <source>when it was weighed</source>
        <translation>quand il a été pesé</translation>
    </message>
    <message>
        <source>One step left: {0}</source>
        <translation>Reste une étape&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Mend the time that cannot be read</source>
        <translation>Corriger l&apos;heure illisible</translation>
    </message>
    <message>
        <source> Unusual: is it kilograms?</source>
        <translation> Inhabituel&#xa0;: s&apos;agit-il de kilogrammes&#xa0;?</translation>
    </message>
    <message>
        <source>Alike and enrolled: {0}. Check the study id. </source>
        <translation>Semblable et inclus : {0}. Vérifier le code d&apos;étude. </translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Given at</source>
        <translation>Fait à</translation>
    </message>
    <message>
        <source>Opened for another subject: leave and open again</source>
        <translation>Ouvert pour un autre sujet&#xa0;: quitter et rouvrir</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} points</translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message>
        <source>{new}, was {old}</source>
        <translation>{new}, était {old}</translation>
    </message>
    <message>
        <source>Given at</source>
        <translation>Fait à</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Rate from here</source>
        <translation>Débit à partir d&apos;ici</translation>
    </message>
    <message>
        <source>Volume so far</source>
        <translation>Volume jusqu&apos;ici</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Saisi</translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <source>Events of this infusion</source>
        <translation>Événements de cette perfusion</translation>
    </message>
</context>
<context>
    <name>ExplainDeviationForm</name>
    <message>
        <source>Record words</source>
        <translation>Enregistrer les mots</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>What happened, in your words</source>
        <translation>Ce qui s&apos;est passé, avec vos mots</translation>
    </message>
    <message>
        <source>Importance, by review</source>
        <translation>Importance, par la revue</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>Mineure</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>Majeure</translation>
    </message>
    <message>
        <source>Record review</source>
        <translation>Enregistrer la revue</translation>
    </message>
    <message>
        <source>{0}. The protocol&apos;s rule: {1}.</source>
        <translation>{0}. La règle du protocole&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>Choose a deviation first</source>
        <translation>Choisir d&apos;abord un écart</translation>
    </message>
    <message>
        <source>One step left: say what happened</source>
        <translation>Reste une étape&#xa0;: dire ce qui s&apos;est passé</translation>
    </message>
</context>
<context>
    <name>FieldGrid</name>
    <message>
        <source>21-Nov-2026</source>
        <translation>21-Nov-2026</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>non choisi</translation>
    </message>
    <message>
        <source>One step left: mend {0}</source>
        <translation>Reste une étape&#xa0;: corriger {0}</translation>
    </message>
    <message>
        <source>One step left: {0}</source>
        <translation>Reste une étape&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non connu</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} à {1}</translation>
    </message>
    <message>
        <source>Type a whole number, {0}.</source>
        <translation>Saisir un nombre entier, {0}.</translation>
    </message>
    <message>
        <source>from 0 up</source>
        <translation>à partir de 0</translation>
    </message>
    <message>
        <source>Write the date like 21-Nov-2026.</source>
        <translation>Écrire la date comme 21-Nov-2026.</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Study id or bed</source>
        <translation>Numéro d&apos;étude ou lit</translation>
    </message>
    <message>
        <source>Subjects found</source>
        <translation>Sujets trouvés</translation>
    </message>
    <message>
        <source>Find subject</source>
        <translation>Trouver un sujet</translation>
    </message>
    <message>
        <source>Screened, not enrolled</source>
        <translation>Évalué, non inclus</translation>
    </message>
    <message>
        <source>Bed %1</source>
        <translation>Lit %1</translation>
    </message>
    <message>
        <source>No subject with that id or bed on this ward.</source>
        <translation>Aucun sujet avec ce numéro ou ce lit dans ce service.</translation>
    </message>
    <message>
        <source>Look twice: %1 are alike.</source>
        <translation>Regarder deux fois&#xa0;: %1 se ressemblent.</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Store, backup, clock</source>
        <translation>Base, sauvegarde, horloge</translation>
    </message>
    <message>
        <source>Record version %1</source>
        <translation>Version du registre %1</translation>
    </message>
    <message>
        <source>Supports the order,</source>
        <translation>Aide la prescription,</translation>
    </message>
    <message>
        <source>does not replace it; drives no pump</source>
        <translation>sans la remplacer ni piloter de pompe</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>by design</source>
        <translation>par choix</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>damaged, only to be read</source>
        <translation>endommagée, lecture seule</translation>
    </message>
    <message>
        <source>nothing recorded yet</source>
        <translation>encore rien d&apos;enregistré</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>enregistré %1</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>encore aucun</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>%1, verified</source>
        <translation>%1, vérifiée</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>IgM titer</source>
        <translation>Titre IgM</translation>
    </message>
    <message>
        <source>IgG</source>
        <translation>IgG</translation>
    </message>
    <message>
        <source>IgA</source>
        <translation>IgA</translation>
    </message>
    <message>
        <source>Body weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>PaO2</source>
        <translation>PaO2</translation>
    </message>
    <message>
        <source>PaCO2</source>
        <translation>PaCO2</translation>
    </message>
    <message>
        <source>FiO2</source>
        <translation>FiO2</translation>
    </message>
    <message>
        <source>Arterial pH</source>
        <translation>pH artériel</translation>
    </message>
    <message>
        <source>Bicarbonate</source>
        <translation>Bicarbonate</translation>
    </message>
    <message>
        <source>A-a gradient</source>
        <translation>Gradient A-a</translation>
    </message>
    <message>
        <source>Base excess</source>
        <translation>Excès de base</translation>
    </message>
    <message>
        <source>Lactate</source>
        <translation>Lactate</translation>
    </message>
    <message>
        <source>Platelets</source>
        <translation>Plaquettes</translation>
    </message>
    <message>
        <source>Bilirubin</source>
        <translation>Bilirubine</translation>
    </message>
    <message>
        <source>Creatinine</source>
        <translation>Créatinine</translation>
    </message>
    <message>
        <source>Urea</source>
        <translation>Urée</translation>
    </message>
    <message>
        <source>Potassium</source>
        <translation>Potassium</translation>
    </message>
    <message>
        <source>Sodium</source>
        <translation>Sodium</translation>
    </message>
    <message>
        <source>Hemoglobin</source>
        <translation>Hémoglobine</translation>
    </message>
    <message>
        <source>Hematocrit</source>
        <translation>Hématocrite</translation>
    </message>
    <message>
        <source>White cells</source>
        <translation>Globules blancs</translation>
    </message>
    <message>
        <source>Neutrophils</source>
        <translation>Neutrophiles</translation>
    </message>
    <message>
        <source>Lymphocytes</source>
        <translation>Lymphocytes</translation>
    </message>
    <message>
        <source>CD3 cells</source>
        <translation>Cellules CD3</translation>
    </message>
    <message>
        <source>CD4 cells</source>
        <translation>Cellules CD4</translation>
    </message>
    <message>
        <source>CD8 cells</source>
        <translation>Cellules CD8</translation>
    </message>
    <message>
        <source>CD4 HLA-DR+ CD38+</source>
        <translation>CD4 HLA-DR+ CD38+</translation>
    </message>
    <message>
        <source>Troponin</source>
        <translation>Troponine</translation>
    </message>
    <message>
        <source>NT-proBNP</source>
        <translation>NT-proBNP</translation>
    </message>
    <message>
        <source>INR</source>
        <translation>INR</translation>
    </message>
    <message>
        <source>Prothrombin time</source>
        <translation>Temps de prothrombine</translation>
    </message>
    <message>
        <source>aPTT</source>
        <translation>TCA</translation>
    </message>
    <message>
        <source>Thrombin time</source>
        <translation>Temps de thrombine</translation>
    </message>
    <message>
        <source>D-dimer</source>
        <translation>D-dimères</translation>
    </message>
    <message>
        <source>AST</source>
        <translation>ASAT</translation>
    </message>
    <message>
        <source>ALT</source>
        <translation>ALAT</translation>
    </message>
    <message>
        <source>Albumin</source>
        <translation>Albumine</translation>
    </message>
    <message>
        <source>CK</source>
        <translation>CK</translation>
    </message>
    <message>
        <source>CK-MB</source>
        <translation>CK-MB</translation>
    </message>
    <message>
        <source>IL-6</source>
        <translation>IL-6</translation>
    </message>
    <message>
        <source>CRP</source>
        <translation>CRP</translation>
    </message>
    <message>
        <source>Procalcitonin</source>
        <translation>Procalcitonine</translation>
    </message>
    <message>
        <source>MAP</source>
        <translation>MAP</translation>
    </message>
    <message>
        <source>Systolic pressure</source>
        <translation>Pression systolique</translation>
    </message>
    <message>
        <source>Diastolic pressure</source>
        <translation>Pression diastolique</translation>
    </message>
    <message>
        <source>CVP</source>
        <translation>PVC</translation>
    </message>
    <message>
        <source>ScvO2</source>
        <translation>ScvO2</translation>
    </message>
    <message>
        <source>Cardiac output</source>
        <translation>Débit cardiaque</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Fréquence cardiaque</translation>
    </message>
    <message>
        <source>Respiratory rate</source>
        <translation>Fréquence respiratoire</translation>
    </message>
    <message>
        <source>SpO2</source>
        <translation>SpO2</translation>
    </message>
    <message>
        <source>Oxygen flow</source>
        <translation>Débit d&apos;oxygène</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Urine, complete 24 h</source>
        <translation>Urine, 24 h complètes</translation>
    </message>
    <message>
        <source>Fluid balance</source>
        <translation>Bilan hydrique</translation>
    </message>
    <message>
        <source>GCS</source>
        <translation>GCS</translation>
    </message>
    <message>
        <source>Tidal volume</source>
        <translation>Volume courant</translation>
    </message>
    <message>
        <source>Plateau pressure</source>
        <translation>Pression de plateau</translation>
    </message>
    <message>
        <source>PEEP</source>
        <translation>PEEP</translation>
    </message>
    <message>
        <source>Refill, finger</source>
        <translation>Recoloration, doigt</translation>
    </message>
    <message>
        <source>Refill, knee</source>
        <translation>Recoloration, genou</translation>
    </message>
    <message>
        <source>Eligibility and allocation</source>
        <translation>Éligibilité et attribution</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentement</translation>
    </message>
    <message>
        <source>Dose 1</source>
        <translation>Dose 1</translation>
    </message>
    <message>
        <source>Dose 2</source>
        <translation>Dose 2</translation>
    </message>
    <message>
        <source>Dose 3</source>
        <translation>Dose 3</translation>
    </message>
    <message>
        <source>Dose 4</source>
        <translation>Dose 4</translation>
    </message>
    <message>
        <source>Dose 5</source>
        <translation>Dose 5</translation>
    </message>
    <message>
        <source>Dose 6</source>
        <translation>Dose 6</translation>
    </message>
    <message>
        <source>Dose 7</source>
        <translation>Dose 7</translation>
    </message>
    <message>
        <source>CRP, PCT</source>
        <translation>CRP, PCT</translation>
    </message>
    <message>
        <source>Arterial gas, FiO2</source>
        <translation>Gaz artériel, FiO2</translation>
    </message>
    <message>
        <source>SOFA</source>
        <translation>SOFA</translation>
    </message>
    <message>
        <source>Mottling score</source>
        <translation>Score de marbrures</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Référence initiale</translation>
    </message>
    <message>
        <source>Daily vitals</source>
        <translation>Constantes du jour</translation>
    </message>
    <message>
        <source>Arterial gas and ventilation</source>
        <translation>Gaz artériel et ventilation</translation>
    </message>
    <message>
        <source>Laboratory set</source>
        <translation>Bilan biologique</translation>
    </message>
    <message>
        <source>Chest X-ray score</source>
        <translation>Score de radiographie thoracique</translation>
    </message>
    <message>
        <source>Lung compliance</source>
        <translation>Compliance pulmonaire</translation>
    </message>
    <message>
        <source>MRC sum score</source>
        <translation>Score MRC total</translation>
    </message>
    <message>
        <source>ADL, IADL</source>
        <translation>ADL, IADL</translation>
    </message>
    <message>
        <source>Ventilator-acquired pneumonia</source>
        <translation>Pneumopathie acquise sous ventilation</translation>
    </message>
    <message>
        <source>Deep vein thrombosis or pulmonary embolism</source>
        <translation>Thrombose veineuse profonde ou embolie pulmonaire</translation>
    </message>
    <message>
        <source>Other treatments of COVID-19</source>
        <translation>Autres traitements du COVID-19</translation>
    </message>
    <message>
        <source>CVP, ScvO2, cardiac output if available</source>
        <translation>PVC, ScvO2, débit cardiaque si disponibles</translation>
    </message>
    <message>
        <source>Capillary refill</source>
        <translation>Recoloration capillaire</translation>
    </message>
    <message>
        <source>History and co-treatment</source>
        <translation>Antécédents et co-traitement</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Examen clinique</translation>
    </message>
    <message>
        <source>Microcirculation</source>
        <translation>Microcirculation</translation>
    </message>
    <message>
        <source>NEWS2</source>
        <translation>NEWS2</translation>
    </message>
    <message>
        <source>WHO clinical score</source>
        <translation>Score clinique OMS</translation>
    </message>
    <message>
        <source>APACHE II</source>
        <translation>APACHE II</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>Admission</translation>
    </message>
    <message>
        <source>IgG, IgA</source>
        <translation>IgG, IgA</translation>
    </message>
    <message>
        <source>IgM recovery titer</source>
        <translation>Titre IgM de récupération</translation>
    </message>
    <message>
        <source>Vital status</source>
        <translation>Statut vital</translation>
    </message>
    <message>
        <source>Eligibility</source>
        <translation>Éligibilité</translation>
    </message>
    <message>
        <source>Study infusion 1 of 4</source>
        <translation>Perfusion d&apos;étude 1 sur 4</translation>
    </message>
    <message>
        <source>Study infusion 2 of 4</source>
        <translation>Perfusion d&apos;étude 2 sur 4</translation>
    </message>
    <message>
        <source>Study infusion 3 of 4</source>
        <translation>Perfusion d&apos;étude 3 sur 4</translation>
    </message>
    <message>
        <source>Study infusion 4 of 4</source>
        <translation>Perfusion d&apos;étude 4 sur 4</translation>
    </message>
    <message>
        <source>P/F</source>
        <translation>P/F</translation>
    </message>
    <message>
        <source>Creatinine, urine output</source>
        <translation>Créatinine, diurèse</translation>
    </message>
    <message>
        <source>Immune profile</source>
        <translation>Profil immunitaire</translation>
    </message>
    <message>
        <source>Eligibility and randomisation</source>
        <translation>Éligibilité et randomisation</translation>
    </message>
    <message>
        <source>History, co-treatment</source>
        <translation>Antécédents, co-traitement</translation>
    </message>
    <message>
        <source>Plasma for the biobank</source>
        <translation>Plasma pour la biobanque</translation>
    </message>
    <message>
        <source>Microcirculation, day 2 to 7</source>
        <translation>Microcirculation, jours 2 à 7</translation>
    </message>
    <message>
        <source>Study infusion starts</source>
        <translation>Début de la perfusion d&apos;étude</translation>
    </message>
    <message>
        <source>Study drug level 2 of 3</source>
        <translation>Palier du produit d&apos;étude 2 sur 3</translation>
    </message>
    <message>
        <source>Study drug level 3 of 3</source>
        <translation>Palier du produit d&apos;étude 3 sur 3</translation>
    </message>
    <message>
        <source>Study infusion ends</source>
        <translation>Fin de la perfusion d&apos;étude</translation>
    </message>
    <message>
        <source>Injection 1 of 7</source>
        <translation>Injection 1 sur 7</translation>
    </message>
    <message>
        <source>Injection 2 of 7</source>
        <translation>Injection 2 sur 7</translation>
    </message>
    <message>
        <source>Injection 3 of 7</source>
        <translation>Injection 3 sur 7</translation>
    </message>
    <message>
        <source>Injection 4 of 7</source>
        <translation>Injection 4 sur 7</translation>
    </message>
    <message>
        <source>Injection 5 of 7</source>
        <translation>Injection 5 sur 7</translation>
    </message>
    <message>
        <source>Injection 6 of 7</source>
        <translation>Injection 6 sur 7</translation>
    </message>
    <message>
        <source>Injection 7 of 7</source>
        <translation>Injection 7 sur 7</translation>
    </message>
    <message>
        <source>Lymphocytes before injection</source>
        <translation>Lymphocytes avant l&apos;injection</translation>
    </message>
    <message>
        <source>Oxygen support, SpO2</source>
        <translation>Support en oxygène, SpO2</translation>
    </message>
    <message>
        <source>Chest imaging</source>
        <translation>Imagerie thoracique</translation>
    </message>
    <message>
        <source>Co-treatments</source>
        <translation>Co-traitements</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Devenir</translation>
    </message>
    <message>
        <source>SpO2 scale</source>
        <translation>Échelle SpO2</translation>
    </message>
    <message>
        <source>On oxygen</source>
        <translation>Sous oxygène</translation>
    </message>
    <message>
        <source>Pulse</source>
        <translation>Pouls</translation>
    </message>
    <message>
        <source>Consciousness, ACVPU</source>
        <translation>Conscience, ACVPU</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>U</source>
        <translation>U</translation>
    </message>
    <message>
        <source>Acute renal failure</source>
        <translation>Insuffisance rénale aiguë</translation>
    </message>
    <message>
        <source>Age, years</source>
        <translation>Âge, années</translation>
    </message>
    <message>
        <source>Chronic health</source>
        <translation>Santé chronique</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>elective_postoperative</source>
        <translation>postopératoire programmé</translation>
    </message>
    <message>
        <source>nonoperative_or_emergency_postoperative</source>
        <translation>non opératoire ou postopératoire urgent</translation>
    </message>
    <message>
        <source>Extent, right upper</source>
        <translation>Étendue, supérieur droit</translation>
    </message>
    <message>
        <source>Density, right upper</source>
        <translation>Densité, supérieur droit</translation>
    </message>
    <message>
        <source>Extent, left upper</source>
        <translation>Étendue, supérieur gauche</translation>
    </message>
    <message>
        <source>Density, left upper</source>
        <translation>Densité, supérieur gauche</translation>
    </message>
    <message>
        <source>Extent, right lower</source>
        <translation>Étendue, inférieur droit</translation>
    </message>
    <message>
        <source>Density, right lower</source>
        <translation>Densité, inférieur droit</translation>
    </message>
    <message>
        <source>Extent, left lower</source>
        <translation>Étendue, inférieur gauche</translation>
    </message>
    <message>
        <source>Density, left lower</source>
        <translation>Densité, inférieur gauche</translation>
    </message>
    <message>
        <source>Shoulder abduction, right</source>
        <translation>Abduction de l&apos;épaule, droite</translation>
    </message>
    <message>
        <source>Shoulder abduction, left</source>
        <translation>Abduction de l&apos;épaule, gauche</translation>
    </message>
    <message>
        <source>Elbow flexion, right</source>
        <translation>Flexion du coude, droite</translation>
    </message>
    <message>
        <source>Elbow flexion, left</source>
        <translation>Flexion du coude, gauche</translation>
    </message>
    <message>
        <source>Wrist extension, right</source>
        <translation>Extension du poignet, droite</translation>
    </message>
    <message>
        <source>Wrist extension, left</source>
        <translation>Extension du poignet, gauche</translation>
    </message>
    <message>
        <source>Hip flexion, right</source>
        <translation>Flexion de la hanche, droite</translation>
    </message>
    <message>
        <source>Hip flexion, left</source>
        <translation>Flexion de la hanche, gauche</translation>
    </message>
    <message>
        <source>Knee extension, right</source>
        <translation>Extension du genou, droite</translation>
    </message>
    <message>
        <source>Knee extension, left</source>
        <translation>Extension du genou, gauche</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion, right</source>
        <translation>Dorsiflexion de la cheville, droite</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion, left</source>
        <translation>Dorsiflexion de la cheville, gauche</translation>
    </message>
    <message>
        <source>Admitted for</source>
        <translation>Admis pour</translation>
    </message>
    <message>
        <source>medical</source>
        <translation>médical</translation>
    </message>
    <message>
        <source>elective surgery</source>
        <translation>chirurgie programmée</translation>
    </message>
    <message>
        <source>emergency surgery</source>
        <translation>chirurgie en urgence</translation>
    </message>
    <message>
        <source>trauma</source>
        <translation>traumatisme</translation>
    </message>
    <message>
        <source>Site of infection</source>
        <translation>Site de l&apos;infection</translation>
    </message>
    <message>
        <source>lung</source>
        <translation>poumon</translation>
    </message>
    <message>
        <source>abdomen</source>
        <translation>abdomen</translation>
    </message>
    <message>
        <source>urinary tract</source>
        <translation>voies urinaires</translation>
    </message>
    <message>
        <source>bloodstream</source>
        <translation>sang</translation>
    </message>
    <message>
        <source>skin and soft tissue</source>
        <translation>peau et tissus mous</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>Infection acquired</source>
        <translation>Infection acquise</translation>
    </message>
    <message>
        <source>community</source>
        <translation>communauté</translation>
    </message>
    <message>
        <source>hospital</source>
        <translation>hôpital</translation>
    </message>
    <message>
        <source>ICU</source>
        <translation>réanimation</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Drugs before admission</source>
        <translation>Médicaments avant l&apos;admission</translation>
    </message>
    <message>
        <source>Surgery</source>
        <translation>Chirurgie</translation>
    </message>
    <message>
        <source>Ventilation</source>
        <translation>Ventilation</translation>
    </message>
    <message>
        <source>oxygen</source>
        <translation>oxygène</translation>
    </message>
    <message>
        <source>high-flow oxygen</source>
        <translation>oxygène à haut débit</translation>
    </message>
    <message>
        <source>non-invasive</source>
        <translation>non invasive</translation>
    </message>
    <message>
        <source>invasive</source>
        <translation>invasive</translation>
    </message>
    <message>
        <source>PCT</source>
        <translation>PCT</translation>
    </message>
    <message>
        <source>Total PEEP</source>
        <translation>PEEP totale</translation>
    </message>
    <message>
        <source>ADL</source>
        <translation>ADL</translation>
    </message>
    <message>
        <source>IADL</source>
        <translation>IADL</translation>
    </message>
    <message>
        <source>Clinical and radiological context</source>
        <translation>Contexte clinique et radiologique</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Échantillon</translation>
    </message>
    <message>
        <source>tracheal secretions</source>
        <translation>sécrétions trachéales</translation>
    </message>
    <message>
        <source>bronchoalveolar lavage</source>
        <translation>lavage bronchoalvéolaire</translation>
    </message>
    <message>
        <source>protected distal sample</source>
        <translation>prélèvement distal protégé</translation>
    </message>
    <message>
        <source>Culture positive</source>
        <translation>Culture positive</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>deep vein thrombosis</source>
        <translation>thrombose veineuse profonde</translation>
    </message>
    <message>
        <source>pulmonary embolism</source>
        <translation>embolie pulmonaire</translation>
    </message>
    <message>
        <source>both</source>
        <translation>les deux</translation>
    </message>
    <message>
        <source>Confirmed by imaging</source>
        <translation>Confirmé par imagerie</translation>
    </message>
    <message>
        <source>Corticosteroids</source>
        <translation>Corticoïdes</translation>
    </message>
    <message>
        <source>Antiretrovirals</source>
        <translation>Antirétroviraux</translation>
    </message>
    <message>
        <source>Chloroquine</source>
        <translation>Chloroquine</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Co-treatment</source>
        <translation>Co-traitement</translation>
    </message>
    <message>
        <source>ECG</source>
        <translation>ECG</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>abnormal</source>
        <translation>anormal</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>non fait</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>photoplethysmography</source>
        <translation>photopléthysmographie</translation>
    </message>
    <message>
        <source>cutaneous Doppler with iontophoresis</source>
        <translation>Doppler cutané avec iontophorèse</translation>
    </message>
    <message>
        <source>near-infrared spectroscopy</source>
        <translation>spectroscopie proche infrarouge</translation>
    </message>
    <message>
        <source>videomicroscopy</source>
        <translation>vidéomicroscopie</translation>
    </message>
    <message>
        <source>tissue PCO2</source>
        <translation>PCO2 tissulaire</translation>
    </message>
    <message>
        <source>urethral photoplethysmography</source>
        <translation>photopléthysmographie urétrale</translation>
    </message>
    <message>
        <source>perfusion index</source>
        <translation>index de perfusion</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constatation</translation>
    </message>
    <message>
        <source>WHO clinical score (11 points)</source>
        <translation>Score clinique OMS (11 points)</translation>
    </message>
    <message>
        <source>Smoking</source>
        <translation>Tabac</translation>
    </message>
    <message>
        <source>Chronic obstructive pulmonary disease</source>
        <translation>Bronchopneumopathie chronique obstructive</translation>
    </message>
    <message>
        <source>Diabetes mellitus</source>
        <translation>Diabète</translation>
    </message>
    <message>
        <source>Hypertension</source>
        <translation>Hypertension</translation>
    </message>
    <message>
        <source>Chronic cardiac disease</source>
        <translation>Cardiopathie chronique</translation>
    </message>
    <message>
        <source>Chronic kidney disease</source>
        <translation>Maladie rénale chronique</translation>
    </message>
    <message>
        <source>Chronic liver disease</source>
        <translation>Hépatopathie chronique</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>AVC</translation>
    </message>
    <message>
        <source>Malignancy</source>
        <translation>Tumeur maligne</translation>
    </message>
    <message>
        <source>Immunosuppression</source>
        <translation>Immunodépression</translation>
    </message>
    <message>
        <source>Tuberculosis</source>
        <translation>Tuberculose</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>Fièvre</translation>
    </message>
    <message>
        <source>Cough</source>
        <translation>Toux</translation>
    </message>
    <message>
        <source>Sputum</source>
        <translation>Expectoration</translation>
    </message>
    <message>
        <source>Dyspnoea</source>
        <translation>Dyspnée</translation>
    </message>
    <message>
        <source>Imaging done</source>
        <translation>Imagerie faite</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>scanner</translation>
    </message>
    <message>
        <source>radiograph</source>
        <translation>radiographie</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>Verre dépoli</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Consolidation</translation>
    </message>
    <message>
        <source>Interstitial abnormalities</source>
        <translation>Anomalies interstitielles</translation>
    </message>
    <message>
        <source>Pneumothorax</source>
        <translation>Pneumothorax</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>Épanchement pleural</translation>
    </message>
    <message>
        <source>Glucocorticoid from</source>
        <translation>Glucocorticoïde du</translation>
    </message>
    <message>
        <source>Glucocorticoid to</source>
        <translation>Glucocorticoïde au</translation>
    </message>
    <message>
        <source>Antiviral</source>
        <translation>Antiviral</translation>
    </message>
    <message>
        <source>arbidol</source>
        <translation>arbidol</translation>
    </message>
    <message>
        <source>ribavirin</source>
        <translation>ribavirine</translation>
    </message>
    <message>
        <source>ganciclovir</source>
        <translation>ganciclovir</translation>
    </message>
    <message>
        <source>lopinavir and ritonavir</source>
        <translation>lopinavir et ritonavir</translation>
    </message>
    <message>
        <source>Antiviral from</source>
        <translation>Antiviral du</translation>
    </message>
    <message>
        <source>Antiviral to</source>
        <translation>Antiviral au</translation>
    </message>
    <message>
        <source>Antibiotic from</source>
        <translation>Antibiotique du</translation>
    </message>
    <message>
        <source>Antibiotic to</source>
        <translation>Antibiotique au</translation>
    </message>
    <message>
        <source>Antifungal from</source>
        <translation>Antifongique du</translation>
    </message>
    <message>
        <source>Antifungal to</source>
        <translation>Antifongique au</translation>
    </message>
    <message>
        <source>Anticoagulant from</source>
        <translation>Anticoagulant du</translation>
    </message>
    <message>
        <source>Anticoagulant to</source>
        <translation>Anticoagulant au</translation>
    </message>
    <message>
        <source>Acute respiratory distress syndrome</source>
        <translation>Syndrome de détresse respiratoire aiguë</translation>
    </message>
    <message>
        <source>Disseminated intravascular coagulation</source>
        <translation>Coagulation intravasculaire disséminée</translation>
    </message>
    <message>
        <source>Myocardial injury</source>
        <translation>Lésion myocardique</translation>
    </message>
    <message>
        <source>Acute hepatic injury</source>
        <translation>Lésion hépatique aiguë</translation>
    </message>
    <message>
        <source>Shock</source>
        <translation>Choc</translation>
    </message>
    <message>
        <source>Acute kidney injury</source>
        <translation>Insuffisance rénale aiguë</translation>
    </message>
    <message>
        <source>High-flow oxygen at any time</source>
        <translation>Oxygène à haut débit à un moment quelconque</translation>
    </message>
    <message>
        <source>Non-invasive ventilation at any time</source>
        <translation>Ventilation non invasive à un moment quelconque</translation>
    </message>
    <message>
        <source>Invasive ventilation at any time</source>
        <translation>Ventilation invasive à un moment quelconque</translation>
    </message>
    <message>
        <source>Prone position at any time</source>
        <translation>Décubitus ventral à un moment quelconque</translation>
    </message>
    <message>
        <source>Renal replacement at any time</source>
        <translation>Épuration extrarénale à un moment quelconque</translation>
    </message>
    <message>
        <source>ECMO at any time</source>
        <translation>ECMO à un moment quelconque</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Leave, keep draft</source>
        <translation>Quitter, garder le brouillon</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Reason for the correction</source>
        <translation>Motif de la correction</translation>
    </message>
    <message>
        <source>Reason for the correction, in your words</source>
        <translation>Motif de la correction, avec vos mots</translation>
    </message>
    <message>
        <source>Correcting {0}.</source>
        <translation>Correction de {0}.</translation>
    </message>
    <message>
        <source>Entered by {0}; the old value stays legible.</source>
        <translation>Saisi par {0}&#xa0;; l&apos;ancienne valeur reste lisible.</translation>
    </message>
    <message>
        <source>From paper</source>
        <translation>Depuis le papier</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Only looking: nothing can be recorded here</source>
        <translation>Lecture seule&#xa0;: rien ne peut être enregistré ici</translation>
    </message>
    <message>
        <source>One step left: say why it is corrected</source>
        <translation>Reste une étape&#xa0;: dire pourquoi c&apos;est corrigé</translation>
    </message>
    <message>
        <source>Draft kept {0}, not charted</source>
        <translation>Brouillon gardé {0}, non noté au dossier</translation>
    </message>
</context>
<context>
    <name>GasForm</name>
    <message>
        <source>P/F of this gas</source>
        <translation>P/F de ce gaz</translation>
    </message>
    <message>
        <source>P/F by day, mmHg</source>
        <translation>P/F par jour, mmHg</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>needs {0}</source>
        <translation>il faut {0}</translation>
    </message>
    <message>
        <source>{0} at FiO2 {1}, one gas</source>
        <translation>{0} avec FiO2 {1}, un seul gaz</translation>
    </message>
    <message>
        <source>Last {0} mmHg, {1}</source>
        <translation>Dernier {0} mmHg, {1}</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Unlock Bedline</source>
        <translation>Déverrouiller Bedline</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Forgotten: use the recovery key</source>
        <translation>Oubliée : utiliser la clé de récupération</translation>
    </message>
    <message>
        <source>A new passphrase by the recovery key</source>
        <translation>Une nouvelle phrase secrète par la clé de récupération</translation>
    </message>
    <message>
        <source>Recovery key, eight groups of five</source>
        <translation>Clé de récupération, huit groupes de cinq</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Nouvelle phrase à nouveau</translation>
    </message>
    <message>
        <source>The one before is void now. It is shown this once.</source>
        <translation>La précédente n&apos;est plus valable. Elle n&apos;est montrée que cette fois.</translation>
    </message>
    <message>
        <source>Give the new passphrase</source>
        <translation>Donner la nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>A new store for this ward</source>
        <translation>Une nouvelle base pour ce service</translation>
    </message>
    <message>
        <source>Site and ward</source>
        <translation>Centre et service</translation>
    </message>
    <message>
        <source>Time zone of the ward</source>
        <translation>Fuseau horaire du service</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Your role</source>
        <translation>Votre rôle</translation>
    </message>
    <message>
        <source>Passphrase, at least 12 characters</source>
        <translation>Phrase secrète, au moins 12 caractères</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Phrase secrète encore une fois</translation>
    </message>
    <message>
        <source>Make the store</source>
        <translation>Créer la base</translation>
    </message>
    <message>
        <source>Write this recovery key down and lock it away.</source>
        <translation>Noter cette clé de récupération et la mettre sous clé.</translation>
    </message>
    <message>
        <source>Open the downtime sheets</source>
        <translation>Ouvrir les feuilles de secours</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Restaurer une sauvegarde…</translation>
    </message>
    <message>
        <source>It is shown this once. Without it and without a passphrase nobody can open the record.</source>
        <translation>Elle n&apos;est montrée que cette fois. Sans elle et sans phrase secrète, personne ne peut ouvrir le registre.</translation>
    </message>
    <message>
        <source>I have written it down, open the ward</source>
        <translation>Je l&apos;ai notée, ouvrir le service</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type them again.</source>
        <translation>Les deux phrases secrètes diffèrent. Les saisir à nouveau.</translation>
    </message>
    <message>
        <source>investigator</source>
        <translation>investigateur</translation>
    </message>
    <message>
        <source>nurse</source>
        <translation>infirmier</translation>
    </message>
    <message>
        <source>pharmacist</source>
        <translation>pharmacien</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>moniteur</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrateur</translation>
    </message>
</context>
<context>
    <name>GivenAt</name>
    <message>
        <source>Entered {0} after the fact</source>
        <translation>Saisi {0} après les faits</translation>
    </message>
    <message>
        <source>One step left: type when it happened</source>
        <translation>Reste une étape&#xa0;: saisir quand cela s&apos;est passé</translation>
    </message>
</context>
<context>
    <name>Guards</name>
    <message>
        <source>The clock of this laptop is in doubt.</source>
        <translation>L&apos;horloge de cet ordinateur est douteuse.</translation>
    </message>
    <message>
        <source>Compare it with the ward&apos;s clock; set the laptop right if it is wrong. Until then give each entry its time by hand: it is marked as made with a clock in doubt.</source>
        <translation>La comparer à l&apos;horloge du service ; régler l&apos;ordinateur si elle est fausse. Jusque-là, donner à la main l&apos;heure de chaque entrée : elle est marquée comme faite avec une horloge douteuse.</translation>
    </message>
    <message>
        <source>The clock is right now</source>
        <translation>L&apos;horloge est juste maintenant</translation>
    </message>
    <message>
        <source>Nothing is overdue. Bedline is no alarm.</source>
        <translation>Rien n&apos;est en retard. Bedline n&apos;est pas une alarme.</translation>
    </message>
    <message>
        <source>Subjects with something overdue now: %1. Bedline is no alarm.</source>
        <translation>Sujets avec un retard maintenant : %1. Bedline n&apos;est pas une alarme.</translation>
    </message>
    <message>
        <source>Show what is overdue</source>
        <translation>Montrer ce qui est en retard</translation>
    </message>
    <message>
        <source>This is %1, bed %2.</source>
        <translation>Ceci est %1, lit %2.</translation>
    </message>
    <message>
        <source>A different subject, %1, was open here %2 ago.</source>
        <translation>Un autre sujet, %1, était ouvert ici il y a %2.</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>moins d&apos;une minute</translation>
    </message>
    <message>
        <source>Right subject</source>
        <translation>Bon sujet</translation>
    </message>
    <message>
        <source>%1 in bed %2</source>
        <translation>%1 au lit %2</translation>
    </message>
    <message>
        <source>This is %1 in bed %2.</source>
        <translation>Ceci est %1 au lit %2.</translation>
    </message>
    <message>
        <source>Not to be taken for: %1.</source>
        <translation>À ne pas confondre avec : %1.</translation>
    </message>
    <message>
        <source>Free some room, or call who cares for this laptop.</source>
        <translation>Libérer de la place, ou appeler qui s&apos;occupe de cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Show entries of one kind</source>
        <translation>Montrer les entrées d&apos;un type</translation>
    </message>
    <message>
        <source>Show entries of one person</source>
        <translation>Montrer les entrées d&apos;une personne</translation>
    </message>
    <message>
        <source>Correct an entry</source>
        <translation>Corriger une entrée</translation>
    </message>
    <message>
        <source>Void, with reason</source>
        <translation>Annuler, avec motif</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>All persons</source>
        <translation>Toutes les personnes</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>{n} entrées</translation>
    </message>
    <message>
        <source>{n} of {all} entries shown</source>
        <translation>{n} entrées sur {all} montrées</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>{text}, voided</source>
        <translation>{text}, annulé</translation>
    </message>
    <message>
        <source>{text}, was {old}</source>
        <translation>{text}, était {old}</translation>
    </message>
    <message>
        <source>Happened at</source>
        <translation>Survenu à</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>Saisi par</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Rows of the file</source>
        <translation>Lignes du fichier</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Record all values</source>
        <translation>Enregistrer toutes les valeurs</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Laboratory file</source>
        <translation>Fichier du laboratoire</translation>
    </message>
    <message>
        <source>all rows are recorded or none</source>
        <translation>toutes les lignes sont enregistrées ou aucune</translation>
    </message>
    <message>
        <source>Choose a laboratory&apos;s CSV file</source>
        <translation>Choisir un fichier CSV du laboratoire</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>et {0} de plus</translation>
    </message>
    <message>
        <source>Nothing of this file can be recorded.</source>
        <translation>Rien de ce fichier ne peut être enregistré.</translation>
    </message>
    <message>
        <source>Choose a file. Its columns are told in the guide.</source>
        <translation>Choisir un fichier. Ses colonnes sont décrites dans le guide.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Prélevé</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Compte rendu</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>À voir</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
</context>
<context>
    <name>Infusion</name>
    <message>
        <source>No infusion</source>
        <translation>Pas de perfusion</translation>
    </message>
    <message>
        <source>Paused {0}</source>
        <translation>En pause {0}</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Complète</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
    <message>
        <source>Rate not known</source>
        <translation>Débit non connu</translation>
    </message>
    <message>
        <source>{0}, level {1}</source>
        <translation>{0}, palier {1}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>depuis {0}</translation>
    </message>
    <message>
        <source>ended {0}</source>
        <translation>terminée {0}</translation>
    </message>
    <message>
        <source>Should have ended</source>
        <translation>Aurait dû se terminer</translation>
    </message>
    <message>
        <source>Ends, in {0}</source>
        <translation>Fin dans {0}</translation>
    </message>
    <message>
        <source>Ends {0}, in {1}</source>
        <translation>Se termine {0}, dans {1}</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>délivrés</translation>
    </message>
    <message>
        <source>to run</source>
        <translation>à passer</translation>
    </message>
    <message>
        <source>DOSE</source>
        <translation>DOSE</translation>
    </message>
    <message>
        <source>No infusion yet</source>
        <translation>Pas encore de perfusion</translation>
    </message>
    <message>
        <source>{0} to run</source>
        <translation>{0} à passer</translation>
    </message>
    <message>
        <source>ends {0}</source>
        <translation>se termine {0}</translation>
    </message>
    <message>
        <source>Treatment given, recorded only</source>
        <translation>Traitement donné, enregistré seulement</translation>
    </message>
    <message>
        <source>entered under Assessments</source>
        <translation>saisi dans Évaluations</translation>
    </message>
    <message>
        <source>Nothing is proposed here</source>
        <translation>Rien n&apos;est proposé ici</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Encore rien d&apos;enregistré</translation>
    </message>
    <message>
        <source>, until {0}</source>
        <translation>, jusqu&apos;à {0}</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>à {0}</translation>
    </message>
    <message>
        <source>witness {0}</source>
        <translation>témoin {0}</translation>
    </message>
    <message>
        <source>Ends, at this rate</source>
        <translation>Se termine, à ce débit</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>{0}, from paper</source>
        <translation>{0}, depuis le papier</translation>
    </message>
    <message>
        <source>level {0}</source>
        <translation>palier {0}</translation>
    </message>
    <message>
        <source>{0} read off the pump</source>
        <translation>{0} lus sur la pompe</translation>
    </message>
    <message>
        <source>Deviation: {0}</source>
        <translation>Écart&#xa0;: {0}</translation>
    </message>
    <message>
        <source>corrected {0}, {1}: {2}</source>
        <translation>corrigé {0}, {1}&#xa0;: {2}</translation>
    </message>
    <message>
        <source>What happened, in your words</source>
        <translation>Ce qui s&apos;est passé, avec vos mots</translation>
    </message>
    <message>
        <source>Not explained yet</source>
        <translation>Pas encore expliqué</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
</context>
<context>
    <name>InfusionCard</name>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Opens the form, records nothing</source>
        <translation>Ouvre le formulaire, n&apos;enregistre rien</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêt</translation>
    </message>
</context>
<context>
    <name>InfusionLog</name>
    <message>
        <source>Correct an entry</source>
        <translation>Corriger une entrée</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Delivered volume</source>
        <translation>Volume délivré</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>Bag change</source>
        <translation>Changement de poche</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêt</translation>
    </message>
    <message>
        <source>Unknown stretch</source>
        <translation>Période non connue</translation>
    </message>
    <message>
        <source>Rate known again</source>
        <translation>Débit de nouveau connu</translation>
    </message>
</context>
<context>
    <name>InfusionNow</name>
    <message>
        <source>study infusion</source>
        <translation>perfusion d&apos;étude</translation>
    </message>
    <message>
        <source>injection {0} of {1}</source>
        <translation>injection {0} sur {1}</translation>
    </message>
    <message>
        <source>dose {0}</source>
        <translation>dose {0}</translation>
    </message>
    <message>
        <source>study infusion {0} of {1}</source>
        <translation>perfusion d&apos;étude {0} sur {1}</translation>
    </message>
    <message>
        <source>study infusion {0}</source>
        <translation>perfusion d&apos;étude {0}</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>au moins {0}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} à {1}</translation>
    </message>
    <message>
        <source>Nothing charted yet:</source>
        <translation>Encore rien de noté&#xa0;:</translation>
    </message>
    <message>
        <source>No accepted plan.</source>
        <translation>Aucun plan accepté.</translation>
    </message>
    <message>
        <source>Accepted {0} at {1}.</source>
        <translation>Accepté {0} à {1}.</translation>
    </message>
    <message>
        <source>Accepted {0}.</source>
        <translation>Accepté {0}.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Complète</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>depuis {0}</translation>
    </message>
    <message>
        <source>rate not known</source>
        <translation>débit non connu</translation>
    </message>
    <message>
        <source>ends {0} at this rate, in {1}</source>
        <translation>se termine {0} à ce débit, dans {1}</translation>
    </message>
    <message>
        <source> delivered</source>
        <translation> délivrés</translation>
    </message>
    <message>
        <source> to run of {0}</source>
        <translation> à passer sur {0}</translation>
    </message>
</context>
<context>
    <name>InjectionForm</name>
    <message>
        <source>Read back against the syringe</source>
        <translation>Relire avec la seringue</translation>
    </message>
    <message>
        <source>Record injection</source>
        <translation>Enregistrer l&apos;injection</translation>
    </message>
    <message>
        <source>Number of the injection</source>
        <translation>Numéro de l&apos;injection</translation>
    </message>
    <message>
        <source>Volume injected</source>
        <translation>Volume injecté</translation>
    </message>
    <message>
        <source>Syringe number</source>
        <translation>Numéro de la seringue</translation>
    </message>
    <message>
        <source>Reason, where it is off the plan</source>
        <translation>Motif, si hors du plan</translation>
    </message>
    <message>
        <source>Injections so far</source>
        <translation>Injections jusqu&apos;ici</translation>
    </message>
    <message>
        <source>Injection</source>
        <translation>Injection</translation>
    </message>
    <message>
        <source>Place, {0}</source>
        <translation>Site, {0}</translation>
    </message>
    <message>
        <source>Study injection, {0} in the plan</source>
        <translation>Injection d&apos;étude, {0} au plan</translation>
    </message>
    <message>
        <source>Injection {0},</source>
        <translation>Injection {0},</translation>
    </message>
    <message>
        <source>as accepted</source>
        <translation>tel qu&apos;accepté</translation>
    </message>
    <message>
        <source>advised by the rule</source>
        <translation>proposé par la règle</translation>
    </message>
    <message>
        <source>One step left: number of the injection, from 1</source>
        <translation>Reste une étape&#xa0;: numéro de l&apos;injection, à partir de 1</translation>
    </message>
    <message>
        <source>One step left: type the volume injected</source>
        <translation>Reste une étape&#xa0;: saisir le volume injecté</translation>
    </message>
    <message>
        <source>One step left: where it was injected</source>
        <translation>Reste une étape&#xa0;: où elle a été injectée</translation>
    </message>
</context>
<context>
    <name>Issues</name>
    <message>
        <source>{given} could mean {small} or {large}. Type {small} or {large}.</source>
        <translation>{given} peut vouloir dire {small} ou {large}. Saisir {small} ou {large}.</translation>
    </message>
    <message>
        <source>The text holds {hidden}, which cannot be seen. Type it again.</source>
        <translation>Le texte contient {hidden}, qui ne se voit pas. Le saisir à nouveau.</translation>
    </message>
    <message>
        <source>&apos;{given}&apos; is not a plain number. Type digits with at most one decimal mark, such as 85.5; no sign, spaces, grouping or exponent.</source>
        <translation>&apos;{given}&apos; n&apos;est pas un nombre simple. Saisir des chiffres avec au plus un signe décimal, comme 85.5&#xa0;; sans signe, espaces, groupement ni exposant.</translation>
    </message>
    <message>
        <source>Nothing was typed.</source>
        <translation>Rien n&apos;a été saisi.</translation>
    </message>
    <message>
        <source>&apos;{given}&apos; is not a time. Write now, -35 (minutes ago), -2h, 0530, 05:30 or 21-Nov-2026 05:30.</source>
        <translation>&apos;{given}&apos; n&apos;est pas une heure. Écrire now (maintenant), -35 (minutes plus tôt), -2h, 0530, 05:30 ou 21-Nov-2026 05:30.</translation>
    </message>
    <message>
        <source>{given} is not a time of the day; hours go from 00 to 23 and minutes from 00 to 59.</source>
        <translation>{given} n&apos;est pas une heure du jour&#xa0;; les heures vont de 00 à 23 et les minutes de 00 à 59.</translation>
    </message>
    <message>
        <source>{time} is still to come: it is {now} now. If it was the day before, type {before}.</source>
        <translation>{time} est encore à venir&#xa0;: il est {now}. Si c&apos;était la veille, saisir {before}.</translation>
    </message>
    <message>
        <source>{given} is too far back. Type the date and time, such as {when}.</source>
        <translation>{given} est trop loin en arrière. Saisir la date et l&apos;heure, comme {when}.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Lock now, over the form</source>
        <translation>Verrouiller maintenant, par-dessus le formulaire</translation>
    </message>
    <message>
        <source>Ward board</source>
        <translation>Tableau du service</translation>
    </message>
    <message>
        <source>Find subject or bed</source>
        <translation>Trouver un sujet ou un lit</translation>
    </message>
    <message>
        <source>Next due action, any subject</source>
        <translation>Prochaine action, tous sujets</translation>
    </message>
    <message>
        <source>Pages of the subject</source>
        <translation>Pages du sujet</translation>
    </message>
    <message>
        <source>Explain the number under focus</source>
        <translation>Expliquer le nombre sélectionné</translation>
    </message>
    <message>
        <source>Day sheet preview</source>
        <translation>Aperçu de la feuille du jour</translation>
    </message>
    <message>
        <source>Sign the day that the day sheet shows</source>
        <translation>Signer le jour que montre la feuille</translation>
    </message>
    <message>
        <source>History with corrections</source>
        <translation>Historique avec les corrections</translation>
    </message>
    <message>
        <source>Emergency unblinding: whom to call</source>
        <translation>Levée d&apos;aveugle urgente : qui appeler</translation>
    </message>
    <message>
        <source>Day or night palette</source>
        <translation>Couleurs de jour ou de nuit</translation>
    </message>
    <message>
        <source>Status of store, backup, clock</source>
        <translation>État de la base, de la sauvegarde, de l&apos;horloge</translation>
    </message>
    <message>
        <source>Record the form</source>
        <translation>Enregistrer le formulaire</translation>
    </message>
    <message>
        <source>Leave, draft kept</source>
        <translation>Quitter, brouillon gardé</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Heures</translation>
    </message>
    <message>
        <source>Next unit, when the focus is on the unit</source>
        <translation>Unité suivante, quand le curseur est sur l&apos;unité</translation>
    </message>
    <message>
        <source>Accept, adjust, decline a dose</source>
        <translation>Accepter, modifier, refuser une dose</translation>
    </message>
    <message>
        <source>SOFA, or a due row of Now: not done, why</source>
        <translation>SOFA, ou une ligne de Maintenant : non fait, pourquoi</translation>
    </message>
    <message>
        <source>Calendar, in a time</source>
        <translation>Calendrier, dans une heure</translation>
    </message>
    <message>
        <source>SOFA: use last, marked stale</source>
        <translation>SOFA&#xa0;: utiliser le dernier, marqué ancien</translation>
    </message>
    <message>
        <source>Mottling: zone, not assessable</source>
        <translation>Marbrures&#xa0;: zone, non évaluable</translation>
    </message>
    <message>
        <source>Refill: start and stop the timer</source>
        <translation>Recoloration&#xa0;: démarrer et arrêter le chronomètre</translation>
    </message>
    <message>
        <source>Infusion: rate, pause, bag, stop, unknown stretch, correct</source>
        <translation>Perfusion&#xa0;: débit, pause, poche, arrêt, période non connue, corriger</translation>
    </message>
    <message>
        <source>Enrolment: met, not met, not known</source>
        <translation>Inclusion&#xa0;: rempli, non rempli, non connu</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>In forms</source>
        <translation>Dans les formulaires</translation>
    </message>
    <message>
        <source>Keys of Bedline</source>
        <translation>Touches de Bedline</translation>
    </message>
</context>
<context>
    <name>LadderCard</name>
    <message>
        <source>Hold</source>
        <translation>Maintenir</translation>
    </message>
    <message>
        <source>Step down</source>
        <translation>Descendre d&apos;un palier</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêt</translation>
    </message>
    <message>
        <source>Reason or prescriber, in your words</source>
        <translation>Motif ou prescripteur, avec vos mots</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Pas commencée</translation>
    </message>
    <message>
        <source>Study drug, {0} levels</source>
        <translation>Produit d&apos;étude, {0} paliers</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>started {0}</source>
        <translation>commencée {0}</translation>
    </message>
    <message>
        <source>Study drug level {0} of {1}</source>
        <translation>Palier du produit d&apos;étude {0} sur {1}</translation>
    </message>
    <message>
        <source>since {0}, {1} at this level</source>
        <translation>depuis {0}, {1} à ce palier</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>dès {0}</translation>
    </message>
    <message>
        <source>no rate</source>
        <translation>pas de débit</translation>
    </message>
    <message>
        <source>Level {0}</source>
        <translation>Palier {0}</translation>
    </message>
    <message>
        <source>Before level {0}</source>
        <translation>Avant le palier {0}</translation>
    </message>
    <message>
        <source>{0} at level {1}</source>
        <translation>{0} au palier {1}</translation>
    </message>
    <message>
        <source>reached {0}</source>
        <translation>atteint {0}</translation>
    </message>
    <message>
        <source>not before {0}</source>
        <translation>pas avant {0}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>Start at level {0}</source>
        <translation>Commencer au palier {0}</translation>
    </message>
    <message>
        <source>Step up to level {0}</source>
        <translation>Monter au palier {0}</translation>
    </message>
    <message>
        <source>Highest level reached</source>
        <translation>Palier le plus haut atteint</translation>
    </message>
    <message>
        <source>Step up to level {0}, {1}, now {2}.</source>
        <translation>Monter au palier {0}, {1}, maintenant {2}.</translation>
    </message>
    <message>
        <source>Hold at level {0}, {1}, now {2}.</source>
        <translation>Maintenir le palier {0}, {1}, maintenant {2}.</translation>
    </message>
    <message>
        <source>Step down to level {0}, {1}, now {2}.</source>
        <translation>Descendre au palier {0}, {1}, maintenant {2}.</translation>
    </message>
    <message>
        <source>Chart level {0}</source>
        <translation>Noter le palier {0}</translation>
    </message>
</context>
<context>
    <name>LegPicker</name>
    <message>
        <source>Mottling, 0 to 5</source>
        <translation>Marbrures, 0 à 5</translation>
    </message>
    <message>
        <source>Past the groin fold</source>
        <translation>Au-delà du pli de l&apos;aine</translation>
    </message>
    <message>
        <source>Up to the groin fold</source>
        <translation>Jusqu&apos;au pli de l&apos;aine</translation>
    </message>
    <message>
        <source>Up to mid-thigh</source>
        <translation>Jusqu&apos;à mi-cuisse</translation>
    </message>
    <message>
        <source>Up to the upper edge of the kneecap</source>
        <translation>Jusqu&apos;au bord supérieur de la rotule</translation>
    </message>
    <message>
        <source>Coin-sized, centre of the knee</source>
        <translation>Taille d&apos;une pièce, au centre du genou</translation>
    </message>
    <message>
        <source>No mottling</source>
        <translation>Pas de marbrures</translation>
    </message>
    <message>
        <source>Painted leg</source>
        <translation>Jambe dessinée</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>PIN or passphrase</source>
        <translation>PIN ou phrase secrète</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1, depuis %2</translation>
    </message>
</context>
<context>
    <name>MeasurementForm</name>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Report number</source>
        <translation>Numéro du compte rendu</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>How it was got</source>
        <translation>Comment il a été obtenu</translation>
    </message>
    <message>
        <source>Left empty, not done because</source>
        <translation>Laissé vide, non fait parce que</translation>
    </message>
    <message>
        <source>left open</source>
        <translation>laissé ouvert</translation>
    </message>
    <message>
        <source>Reason in your words</source>
        <translation>Motif avec vos mots</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Avec vos mots</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Prélevé</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>Relevé à</translation>
    </message>
    <message>
        <source>Record {0} of {1}</source>
        <translation>Enregistrer {0} sur {1}</translation>
    </message>
    <message>
        <source>Record all {0}</source>
        <translation>Enregistrer les {0}</translation>
    </message>
    <message>
        <source>Read again against the report: {0}</source>
        <translation>Relire avec le compte rendu&#xa0;: {0}</translation>
    </message>
    <message>
        <source>One step left: type a value, or say why not</source>
        <translation>Reste une étape&#xa0;: saisir une valeur, ou dire pourquoi non</translation>
    </message>
    <message>
        <source>One step left: read unusual values again, tick</source>
        <translation>Reste une étape&#xa0;: relire les valeurs inhabituelles, cocher</translation>
    </message>
</context>
<context>
    <name>MottlingForm</name>
    <message>
        <source>Mottling, knee and thigh</source>
        <translation>Marbrures, genou et cuisse</translation>
    </message>
    <message>
        <source>Leg</source>
        <translation>Jambe</translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation>Jambe droite</translation>
    </message>
    <message>
        <source>Left leg</source>
        <translation>Jambe gauche</translation>
    </message>
    <message>
        <source>Not assessable, why</source>
        <translation>Non évaluable, pourquoi</translation>
    </message>
    <message>
        <source>Why it is not assessable</source>
        <translation>Pourquoi ce n&apos;est pas évaluable</translation>
    </message>
    <message>
        <source>Not assessable, because</source>
        <translation>Non évaluable, parce que</translation>
    </message>
    <message>
        <source>Choose a zone</source>
        <translation>Choisir une zone</translation>
    </message>
    <message>
        <source>Tap the leg or press 0 to 5. The worse leg counts.</source>
        <translation>Toucher la jambe ou presser 0 à 5. La pire jambe compte.</translation>
    </message>
    <message>
        <source>One step left: say why it is not assessable</source>
        <translation>Reste une étape&#xa0;: dire pourquoi ce n&apos;est pas évaluable</translation>
    </message>
    <message>
        <source>Record assessment</source>
        <translation>Enregistrer l&apos;évaluation</translation>
    </message>
    <message>
        <source>Assessed at</source>
        <translation>Évalué à</translation>
    </message>
    <message>
        <source>Mottling by day</source>
        <translation>Marbrures par jour</translation>
    </message>
    <message>
        <source>Vitals before step</source>
        <translation>Constantes avant le palier</translation>
    </message>
    <message>
        <source>Last: {0}, at {1}.</source>
        <translation>Dernier&#xa0;: {0}, à {1}.</translation>
    </message>
    <message>
        <source>{0} missing</source>
        <translation>{0} manquant</translation>
    </message>
    <message>
        <source>One step left: choose a zone or type a time</source>
        <translation>Reste une étape&#xa0;: choisir une zone ou saisir un temps</translation>
    </message>
</context>
<context>
    <name>NotDoneForm</name>
    <message>
        <source>Record as not done</source>
        <translation>Enregistrer comme non fait</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Décidé à</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Non fait</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>choose or type</source>
        <translation>choisir ou saisir</translation>
    </message>
    <message>
        <source>Reason, in your words</source>
        <translation>Motif, avec vos mots</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Avec vos mots</translation>
    </message>
    <message>
        <source>Not done: {0}</source>
        <translation>Non fait&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Day {0}</source>
        <translation>Jour {0}</translation>
    </message>
    <message>
        <source>One step left: say why it was not done</source>
        <translation>Reste une étape&#xa0;: dire pourquoi cela n&apos;a pas été fait</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Encore rien d&apos;enregistré</translation>
    </message>
    <message>
        <source>Record note</source>
        <translation>Enregistrer la note</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note, in your words</source>
        <translation>Note, avec vos mots</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Avec vos mots</translation>
    </message>
    <message>
        <source>Earlier notes</source>
        <translation>Notes antérieures</translation>
    </message>
    <message>
        <source>One step left: write the note</source>
        <translation>Reste une étape&#xa0;: écrire la note</translation>
    </message>
</context>
<context>
    <name>Now</name>
    <message>
        <source>Infusion</source>
        <translation>Perfusion</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>{0} de plus</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>Day {0}</source>
        <translation>Jour {0}</translation>
    </message>
    <message>
        <source>Last {0}, {1}</source>
        <translation>Dernier {0}, {1}</translation>
    </message>
    <message>
        <source>Last titer, sampled {0}</source>
        <translation>Dernier titre, prélevé {0}</translation>
    </message>
    <message>
        <source>the day before</source>
        <translation>la veille</translation>
    </message>
    <message>
        <source>same as {0}</source>
        <translation>identique à {0}</translation>
    </message>
    <message>
        <source>up {0} from {1}</source>
        <translation>+{0} depuis {1}</translation>
    </message>
    <message>
        <source>down {0} from {1}</source>
        <translation>−{0} depuis {1}</translation>
    </message>
    <message>
        <source>{0} below target</source>
        <translation>{0} sous la cible</translation>
    </message>
    <message>
        <source>at target</source>
        <translation>à la cible</translation>
    </message>
    <message>
        <source>{0} above target</source>
        <translation>{0} au-dessus de la cible</translation>
    </message>
    <message>
        <source>Given {0}</source>
        <translation>Donnés {0}</translation>
    </message>
    <message>
        <source>{0}, Day {1}</source>
        <translation>{0}, Jour {1}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>encore aucun</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptée</translation>
    </message>
    <message>
        <source>due Day {0}</source>
        <translation>Jour {0}</translation>
    </message>
    <message>
        <source>still missing: {0}</source>
        <translation>manque encore&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>Open dose</source>
        <translation>Ouvrir la dose</translation>
    </message>
    <message>
        <source>Chart injection</source>
        <translation>Noter l&apos;injection</translation>
    </message>
    <message>
        <source>Record sample</source>
        <translation>Enregistrer l&apos;échantillon</translation>
    </message>
    <message>
        <source>Record status</source>
        <translation>Enregistrer le statut</translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation>Enregistrer le consentement</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Enter titer</source>
        <translation>Saisir le titre</translation>
    </message>
    <message>
        <source>Enter vitals</source>
        <translation>Saisir les constantes</translation>
    </message>
    <message>
        <source>Enter gas</source>
        <translation>Saisir les gaz</translation>
    </message>
    <message>
        <source>Enter labs</source>
        <translation>Bilan</translation>
    </message>
    <message>
        <source>Enter values</source>
        <translation>Valeurs</translation>
    </message>
</context>
<context>
    <name>NowList</name>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Rien à faire</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi ?</translation>
    </message>
    <message>
        <source>Why the row under the focus is due (Ctrl+E)</source>
        <translation>Pourquoi la ligne choisie est à faire (Ctrl+E)</translation>
    </message>
    <message>
        <source>{n} more by {time}</source>
        <translation>{n} de plus d&apos;ici {time}</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} de plus</translation>
    </message>
</context>
<context>
    <name>NowPage</name>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Encore rien à tracer</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Noter</translation>
    </message>
</context>
<context>
    <name>NowRow</name>
    <message>
        <source>Not done, with reason</source>
        <translation>Non fait, avec motif</translation>
    </message>
    <message>
        <source>Not done, with reason (N)</source>
        <translation>Non fait, avec motif (N)</translation>
    </message>
</context>
<context>
    <name>OtherForms</name>
    <message>
        <source>Type a whole number, 0 to {0}.</source>
        <translation>Saisir un nombre entier, de 0 à {0}.</translation>
    </message>
    <message>
        <source>Record sample</source>
        <translation>Enregistrer l&apos;échantillon</translation>
    </message>
    <message>
        <source>Drawn at</source>
        <translation>Prélevé à</translation>
    </message>
    <message>
        <source>Study sample</source>
        <translation>Échantillon d&apos;étude</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Échantillon</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choisir</translation>
    </message>
    <message>
        <source>Tubes</source>
        <translation>Tubes</translation>
    </message>
    <message>
        <source>Aliquots</source>
        <translation>Aliquotes</translation>
    </message>
    <message>
        <source>Label or rack</source>
        <translation>Étiquette ou portoir</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Labels as PDF</source>
        <translation>Étiquettes en PDF</translation>
    </message>
    <message>
        <source>Save the labels</source>
        <translation>Enregistrer les étiquettes</translation>
    </message>
    <message>
        <source>Tubes: {0}. {1} aliquots. {2}</source>
        <translation>Tubes&#xa0;: {0}. {1} aliquotes. {2}</translation>
    </message>
    <message>
        <source>One step left: which sample</source>
        <translation>Reste une étape&#xa0;: quel échantillon</translation>
    </message>
    <message>
        <source>One step left: mend the number</source>
        <translation>Reste une étape&#xa0;: corriger le nombre</translation>
    </message>
    <message>
        <source>Record time</source>
        <translation>Enregistrer l&apos;heure</translation>
    </message>
    <message>
        <source>It happened at</source>
        <translation>Cela s&apos;est passé à</translation>
    </message>
    <message>
        <source>Time that a clock runs from</source>
        <translation>Heure d&apos;où part une horloge</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Stated before: {0}. It stays legible.</source>
        <translation>Indiqué avant&#xa0;: {0}. Cela reste lisible.</translation>
    </message>
    <message>
        <source>One step left: choose what</source>
        <translation>Reste une étape&#xa0;: choisir quoi</translation>
    </message>
    <message>
        <source>Record treatment</source>
        <translation>Enregistrer le traitement</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Immunoglobulin given, recorded only</source>
        <translation>Immunoglobuline donnée, enregistrée seulement</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Until, where it is known</source>
        <translation>Jusqu&apos;à, si connu</translation>
    </message>
    <message>
        <source>One step left: which product</source>
        <translation>Reste une étape&#xa0;: quel produit</translation>
    </message>
    <message>
        <source>One step left: amount with its unit</source>
        <translation>Reste une étape&#xa0;: quantité avec son unité</translation>
    </message>
    <message>
        <source>One step left: mend the time of its end</source>
        <translation>Reste une étape&#xa0;: corriger l&apos;heure de la fin</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Save the handover sheet</source>
        <translation>Enregistrer la feuille de relève</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Titer and dose</source>
        <translation>Titre et dose</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>Évaluations</translation>
    </message>
    <message>
        <source>Infusions</source>
        <translation>Perfusions</translation>
    </message>
    <message>
        <source>Deviations</source>
        <translation>Écarts</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>Feuille du jour</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Ward board</source>
        <translation>Tableau du service</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Inclure</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Study drug</source>
        <translation>Produit d&apos;étude</translation>
    </message>
</context>
<context>
    <name>PatientStrip</name>
    <message>
        <source>Bed %1</source>
        <translation>Lit %1</translation>
    </message>
    <message>
        <source>Bed not recorded</source>
        <translation>Lit non enregistré</translation>
    </message>
    <message>
        <source>Dosing weight</source>
        <translation>Poids pour la dose</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>arm not recorded</source>
        <translation>bras non enregistré</translation>
    </message>
    <message>
        <source>Protocol, arm</source>
        <translation>Protocole, bras</translation>
    </message>
    <message>
        <source>Study day</source>
        <translation>Jour d&apos;étude</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non connu</translation>
    </message>
    <message>
        <source>Day %1 of %2</source>
        <translation>Jour %1 sur %2</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Exercice</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>verrouillé</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
</context>
<context>
    <name>PauseForm</name>
    <message>
        <source>Record pause</source>
        <translation>Enregistrer la pause</translation>
    </message>
    <message>
        <source>Paused at</source>
        <translation>En pause à</translation>
    </message>
    <message>
        <source>Reason, in your words</source>
        <translation>Motif, avec vos mots</translation>
    </message>
    <message>
        <source>transfer to CT</source>
        <translation>transfert au scanner</translation>
    </message>
    <message>
        <source>line change</source>
        <translation>changement de ligne</translation>
    </message>
    <message>
        <source>reaction</source>
        <translation>réaction</translation>
    </message>
    <message>
        <source>pump alarm</source>
        <translation>alarme de la pompe</translation>
    </message>
    <message>
        <source>Pause, {0}</source>
        <translation>Pause, {0}</translation>
    </message>
    <message>
        <source>One step left: say why it is paused</source>
        <translation>Reste une étape&#xa0;: dire pourquoi elle est en pause</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>one account each</source>
        <translation>un compte chacun</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Gérer les comptes</translation>
    </message>
    <message>
        <source>Keep accounts</source>
        <translation>Gérer les comptes</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Nom de la personne</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>First passphrase</source>
        <translation>Première phrase secrète</translation>
    </message>
    <message>
        <source>That passphrase again</source>
        <translation>Cette phrase à nouveau</translation>
    </message>
    <message>
        <source>Add this person</source>
        <translation>Ajouter cette personne</translation>
    </message>
    <message>
        <source>Give this role and passphrase</source>
        <translation>Donner ce rôle et cette phrase</translation>
    </message>
    <message>
        <source>Give this new passphrase</source>
        <translation>Donner cette nouvelle phrase</translation>
    </message>
    <message>
        <source>Disable the account</source>
        <translation>Désactiver le compte</translation>
    </message>
    <message>
        <source>Unlock the account</source>
        <translation>Débloquer le compte</translation>
    </message>
    <message>
        <source>Your own account</source>
        <translation>Votre compte</translation>
    </message>
    <message>
        <source>Your passphrase now</source>
        <translation>Votre phrase actuelle</translation>
    </message>
    <message>
        <source>New passphrase, four words</source>
        <translation>Nouvelle phrase, quatre mots</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Nouvelle phrase à nouveau</translation>
    </message>
    <message>
        <source>New PIN, 4 to 12 digits</source>
        <translation>Nouveau PIN, 4 à 12 chiffres</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>Nouveau PIN à nouveau</translation>
    </message>
    <message>
        <source>Screen locks after so many idle minutes</source>
        <translation>L&apos;écran se verrouille après ces minutes d&apos;inactivité</translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation>Changer ma phrase</translation>
    </message>
    <message>
        <source>Set my PIN</source>
        <translation>Définir mon PIN</translation>
    </message>
    <message>
        <source>Keep for this ward</source>
        <translation>Garder pour ce service</translation>
    </message>
    <message>
        <source>An administrator keeps the accounts.</source>
        <translation>Un administrateur gère les comptes.</translation>
    </message>
    <message>
        <source>Names are never changed and never given again.</source>
        <translation>Les noms ne sont jamais changés ni redonnés.</translation>
    </message>
    <message>
        <source>Nobody gives himself a role.</source>
        <translation>Personne ne se donne un rôle.</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type them again.</source>
        <translation>Les deux phrases secrètes diffèrent. Les saisir à nouveau.</translation>
    </message>
    <message>
        <source>%1 may act here now.</source>
        <translation>%1 peut agir ici maintenant.</translation>
    </message>
    <message>
        <source>%1 has the new role, with the new passphrase.</source>
        <translation>%1 a le nouveau rôle, avec la nouvelle phrase.</translation>
    </message>
    <message>
        <source>%1 has a new passphrase.</source>
        <translation>%1 a une nouvelle phrase secrète.</translation>
    </message>
    <message>
        <source>%1 is disabled; what it charted keeps its name.</source>
        <translation>%1 est désactivé ; ce qu&apos;il a noté garde son nom.</translation>
    </message>
    <message>
        <source>%1 may try again.</source>
        <translation>%1 peut réessayer.</translation>
    </message>
    <message>
        <source>Your passphrase is changed.</source>
        <translation>Votre phrase secrète est changée.</translation>
    </message>
    <message>
        <source>The two PINs differ. Type them again.</source>
        <translation>Les deux PIN diffèrent. Les saisir à nouveau.</translation>
    </message>
    <message>
        <source>Your PIN is set.</source>
        <translation>Votre PIN est défini.</translation>
    </message>
    <message>
        <source>The screen of this ward locks after %1 idle minutes.</source>
        <translation>L&apos;écran de ce service se verrouille après %1 minutes d&apos;inactivité.</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Choose the name</source>
        <translation>Choisir le nom</translation>
    </message>
    <message>
        <source>PIN or passphrase</source>
        <translation>PIN ou phrase secrète</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Choose the name and type the PIN or passphrase.</source>
        <translation>Choisir le nom et saisir le PIN ou la phrase secrète.</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>Delivered volume not known</source>
        <translation>Volume délivré non connu</translation>
    </message>
    <message>
        <source>{0} of {1} {2} delivered</source>
        <translation>{0} sur {1} {2} délivrés</translation>
    </message>
</context>
<context>
    <name>RateForm</name>
    <message>
        <source>Record rate</source>
        <translation>Enregistrer le débit</translation>
    </message>
    <message>
        <source>Pump rate from here on</source>
        <translation>Débit de la pompe à partir d&apos;ici</translation>
    </message>
    <message>
        <source>Reason, where it is off the plan</source>
        <translation>Motif, si hors du plan</translation>
    </message>
    <message>
        <source>as accepted</source>
        <translation>tel qu&apos;accepté</translation>
    </message>
    <message>
        <source>catch up after a pause</source>
        <translation>rattrapage après une pause</translation>
    </message>
    <message>
        <source>reaction</source>
        <translation>réaction</translation>
    </message>
    <message>
        <source>Rate, {0}</source>
        <translation>Débit, {0}</translation>
    </message>
    <message>
        <source>Level {0}</source>
        <translation>Palier {0}</translation>
    </message>
    <message>
        <source>Study drug level</source>
        <translation>Palier du produit d&apos;étude</translation>
    </message>
    <message>
        <source>the rate before</source>
        <translation>le débit d&apos;avant</translation>
    </message>
    <message>
        <source>One step left: type the rate set at the pump</source>
        <translation>Reste une étape&#xa0;: saisir le débit réglé sur la pompe</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Read back against the report</source>
        <translation>Relire avec le compte rendu</translation>
    </message>
    <message>
        <source>Nothing typed yet</source>
        <translation>Encore rien de saisi</translation>
    </message>
</context>
<context>
    <name>ReadBackWords</name>
    <message>
        <source>below </source>
        <translation>sous </translation>
    </message>
    <message>
        <source>above </source>
        <translation>au-dessus de </translation>
    </message>
    <message>
        <source>No earlier value to compare with.</source>
        <translation>Aucune valeur antérieure pour comparer.</translation>
    </message>
    <message>
        <source>, {0} earlier</source>
        <translation>, {0} plus tôt</translation>
    </message>
    <message>
        <source>Last was {0}{1}.</source>
        <translation>La dernière était {0}{1}.</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Inchangé</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>En hausse</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>En baisse</translation>
    </message>
    <message>
        <source> from {0}{1}.</source>
        <translation> par rapport à {0}{1}.</translation>
    </message>
    <message>
        <source>Kept as {0}: a limit, never turned into a number.</source>
        <translation>Gardé comme {0}&#xa0;: une limite, jamais transformée en nombre.</translation>
    </message>
    <message>
        <source>Ten-times check: nothing to hold it against.</source>
        <translation>Contrôle dix fois&#xa0;: rien à quoi comparer.</translation>
    </message>
    <message>
        <source>Ten-times check: neither {0} nor {1} would fit the last value.</source>
        <translation>Contrôle ×10 : ni {0} ni {1} n&apos;irait avec le dernier.</translation>
    </message>
    <message>
        <source>Ten-times check: {0} would fit the last value.</source>
        <translation>Contrôle dix fois&#xa0;: {0} irait avec la dernière valeur.</translation>
    </message>
    <message>
        <source>It does not fit the last value within three times.</source>
        <translation>N&apos;est pas à moins de trois fois la dernière valeur.</translation>
    </message>
    <message>
        <source>It is {0} times the last value.</source>
        <translation>C&apos;est {0} fois la dernière valeur.</translation>
    </message>
    <message>
        <source>The last value was {0} times higher.</source>
        <translation>La dernière valeur était {0} fois plus haute.</translation>
    </message>
    <message>
        <source>It lies outside what is usually measured.</source>
        <translation>C&apos;est hors de ce qui se mesure d&apos;habitude.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>{0}, Day {1}</source>
        <translation>{0}, Jour {1}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>Expliqué</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revu</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0} de {1} à {2}</translation>
    </message>
    <message>
        <source>corrected {0} by {1}, {2}: {3}</source>
        <translation>corrigé {0} par {1}, {2} : {3}</translation>
    </message>
    <message>
        <source>nothing else changed</source>
        <translation>rien d&apos;autre n&apos;a changé</translation>
    </message>
    <message>
        <source>voided {0} by {1}: {2}</source>
        <translation>annulé {0} par {1}&#xa0;: {2}</translation>
    </message>
    <message>
        <source>entered {0}</source>
        <translation>saisi {0}</translation>
    </message>
    <message>
        <source>{0}, {1} later</source>
        <translation>{0}, {1} plus tard</translation>
    </message>
    <message>
        <source>{0}, from paper</source>
        <translation>{0}, depuis le papier</translation>
    </message>
</context>
<context>
    <name>RefillCard</name>
    <message>
        <source>Capillary refill</source>
        <translation>Recoloration capillaire</translation>
    </message>
    <message>
        <source>Finger, seconds</source>
        <translation>Doigt, secondes</translation>
    </message>
    <message>
        <source>Knee, seconds</source>
        <translation>Genou, secondes</translation>
    </message>
    <message>
        <source>Time it</source>
        <translation>Chronométrer</translation>
    </message>
    <message>
        <source>Time it, {0}</source>
        <translation>Chronométrer, {0}</translation>
    </message>
    <message>
        <source>Was {0} s at {1}.</source>
        <translation>Était {0} s à {1}.</translation>
    </message>
    <message>
        <source>Stop, T</source>
        <translation>Arrêt, T</translation>
    </message>
    <message>
        <source>One step left: mend {0}</source>
        <translation>Reste une étape&#xa0;: corriger {0}</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>What would change</source>
        <translation>Ce qui changerait</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Choose a subject</source>
        <translation>Choisir un sujet</translation>
    </message>
    <message>
        <source>Version that is installed</source>
        <translation>Version installée</translation>
    </message>
    <message>
        <source>Choose a version</source>
        <translation>Choisir une version</translation>
    </message>
    <message>
        <source>Choose a protocol file</source>
        <translation>Choisir un fichier de protocole</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>Enregistrer en texte</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Why from now on</source>
        <translation>Pourquoi dès maintenant</translation>
    </message>
    <message>
        <source>Your PIN or passphrase</source>
        <translation>Votre PIN ou phrase secrète</translation>
    </message>
    <message>
        <source>Follow this version from now on</source>
        <translation>Suivre cette version dès maintenant</translation>
    </message>
    <message>
        <source>Rehearse an amendment</source>
        <translation>Essayer un amendement</translation>
    </message>
    <message>
        <source>looking changes nothing</source>
        <translation>regarder ne change rien</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Choose a subject, then a file or a version.</source>
        <translation>Choisir un sujet, puis un fichier ou une version.</translation>
    </message>
    <message>
        <source>Nothing is recorded by looking.</source>
        <translation>Regarder n&apos;enregistre rien.</translation>
    </message>
    <message>
        <source>This cannot be rehearsed. Nothing was changed.</source>
        <translation>Ceci ne peut être essayé. Rien n&apos;a changé.</translation>
    </message>
    <message>
        <source>{0} follows {1} from now on.</source>
        <translation>{0} suit {1} dès maintenant.</translation>
    </message>
    <message>
        <source>Save what would change</source>
        <translation>Enregistrer ce qui changerait</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>À signer</translation>
    </message>
    <message>
        <source>Past untouched</source>
        <translation>Passé inchangé</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>in the store&apos;s folder</source>
        <translation>dans le dossier de la base</translation>
    </message>
    <message>
        <source>in the second place</source>
        <translation>au second endroit</translation>
    </message>
    <message>
        <source>with a store that was set aside</source>
        <translation>avec une base mise de côté</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>choisie à la main</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>nothing changes until you confirm at the end</source>
        <translation>rien ne change avant votre confirmation à la fin</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Choisir un autre fichier</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Votre phrase secrète</translation>
    </message>
    <message>
        <source>Look at this backup</source>
        <translation>Regarder cette sauvegarde</translation>
    </message>
    <message>
        <source>Leave, change nothing</source>
        <translation>Quitter sans rien changer</translation>
    </message>
    <message>
        <source>What would be missing</source>
        <translation>Ce qui manquerait</translation>
    </message>
    <message>
        <source>Entries to be entered again</source>
        <translation>Entrées à saisir à nouveau</translation>
    </message>
    <message>
        <source>Your passphrase again, to confirm</source>
        <translation>Votre phrase à nouveau, pour confirmer</translation>
    </message>
    <message>
        <source>Put the restored store in place</source>
        <translation>Mettre en place la base restaurée</translation>
    </message>
    <message>
        <source>Another backup</source>
        <translation>Une autre sauvegarde</translation>
    </message>
    <message>
        <source>Open the ward</source>
        <translation>Ouvrir le service</translation>
    </message>
    <message>
        <source>Choose the backup that is to take the store&apos;s place.</source>
        <translation>Choisir la sauvegarde qui prendra la place de la base.</translation>
    </message>
    <message>
        <source>It is restored beside the store first, and you are told what would be missing. An investigator or administrator does this.</source>
        <translation>Elle est d&apos;abord restaurée à côté de la base, et on vous dit ce qui manquerait. Un investigateur ou un administrateur le fait.</translation>
    </message>
    <message>
        <source>No backup was found.</source>
        <translation>Aucune sauvegarde trouvée.</translation>
    </message>
    <message>
        <source>Choose the file of one, such as on another disk.</source>
        <translation>Choisir le fichier d&apos;une, par exemple sur un autre disque.</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 entrées</translation>
    </message>
    <message>
        <source>read, whole</source>
        <translation>lue, entière</translation>
    </message>
    <message>
        <source>damaged or not whole</source>
        <translation>endommagée ou incomplète</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>pas encore lue</translation>
    </message>
    <message>
        <source>Choose a backup file</source>
        <translation>Choisir un fichier de sauvegarde</translation>
    </message>
    <message>
        <source>Type your name and passphrase.</source>
        <translation>Saisir votre nom et votre phrase secrète.</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Ce qui manque</translation>
    </message>
    <message>
        <source>Backup of %1, %2 entries, verified</source>
        <translation>Sauvegarde du %1, %2 entrées, vérifiée</translation>
    </message>
    <message>
        <source>Type your passphrase to confirm.</source>
        <translation>Saisir votre phrase secrète pour confirmer.</translation>
    </message>
    <message>
        <source>The restored store is in its place.</source>
        <translation>La base restaurée est à sa place.</translation>
    </message>
    <message>
        <source>The damaged one is set aside whole as %1. Old backups are all kept until somebody lets them be rotated out again, on the Store page.</source>
        <translation>L&apos;endommagée est mise de côté entière sous %1. Les anciennes sauvegardes sont toutes gardées jusqu&apos;à ce que quelqu&apos;un permette de les remplacer, à la page Base.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>It did not work; nothing was changed.</source>
        <translation>Cela n&apos;a pas marché ; rien n&apos;a changé.</translation>
    </message>
    <message>
        <source>Entries that would be missing: %1 (%2).</source>
        <translation>Entrées qui manqueraient : %1 (%2).</translation>
    </message>
    <message>
        <source>Entries that are missing: %1 (%2).</source>
        <translation>Entrées qui manquent&#xa0;: %1 (%2).</translation>
    </message>
    <message>
        <source>Nothing would be missing.</source>
        <translation>Rien ne manquerait.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Rien ne manque.</translation>
    </message>
    <message>
        <source>No missing entry is known.</source>
        <translation>Aucune entrée manquante n&apos;est connue.</translation>
    </message>
    <message>
        <source>How many there were cannot be read, so more may be missing.</source>
        <translation>On ne peut lire combien il y en avait : d&apos;autres peuvent manquer.</translation>
    </message>
    <message>
        <source>%1 can still be read. Enter these again:</source>
        <translation>%1 peuvent encore être lues. Les saisir à nouveau :</translation>
    </message>
    <message>
        <source>None of them can be read; look in the paper sheets.</source>
        <translation>Aucune ne peut être lue ; regarder les feuilles de papier.</translation>
    </message>
    <message>
        <source>number %1 of workstation %3</source>
        <translation>numéro %1 du poste %3</translation>
    </message>
    <message>
        <source>numbers %1 to %2 of workstation %3</source>
        <translation>numéros %1 à %2 du poste %3</translation>
    </message>
    <message>
        <source>not shown to your role</source>
        <translation>non montré à votre rôle</translation>
    </message>
    <message>
        <source>by %1 (%2), entered %3</source>
        <translation>par %1 (%2), saisi %3</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Restaurer une sauvegarde…</translation>
    </message>
    <message>
        <source>What verifies is shown and cannot be changed.</source>
        <translation>Ce qui est vérifié est montré et ne peut être changé.</translation>
    </message>
    <message>
        <source>What verifies is shown and cannot be changed. An investigator or administrator can put a backup in its place.</source>
        <translation>Ce qui est vérifié est montré et ne peut être changé. Un investigateur ou un administrateur peut mettre une sauvegarde à sa place.</translation>
    </message>
    <message>
        <source>The record is damaged.</source>
        <translation>Le registre est endommagé.</translation>
    </message>
    <message>
        <source>Entries to be entered again: %1.</source>
        <translation>Entrées à saisir à nouveau : %1.</translation>
    </message>
    <message>
        <source>They are in the store that was set aside, not in this one.</source>
        <translation>Elles sont dans la base mise de côté, pas dans celle-ci.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les montrer</translation>
    </message>
</context>
<context>
    <name>ResumeForm</name>
    <message>
        <source>Record resume</source>
        <translation>Enregistrer la reprise</translation>
    </message>
    <message>
        <source>Resumed at</source>
        <translation>Reprise à</translation>
    </message>
    <message>
        <source>Pump rate from here on</source>
        <translation>Débit de la pompe à partir d&apos;ici</translation>
    </message>
    <message>
        <source>Resume, {0}</source>
        <translation>Reprise, {0}</translation>
    </message>
    <message>
        <source>the rate before the pause</source>
        <translation>le débit avant la pause</translation>
    </message>
    <message>
        <source>One step left: type the rate set at the pump</source>
        <translation>Reste une étape&#xa0;: saisir le débit réglé sur la pompe</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Entered</source>
        <translation>Saisi</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constatation</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Annulation</translation>
    </message>
    <message>
        <source>Late entry</source>
        <translation>Entrée tardive</translation>
    </message>
    <message>
        <source>Cluster of entries</source>
        <translation>Groupe d&apos;entrées</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Choix contraire</translation>
    </message>
    <message>
        <source>Entered against a warning</source>
        <translation>Saisi malgré un avertissement</translation>
    </message>
    <message>
        <source>Second check missing</source>
        <translation>Second contrôle manquant</translation>
    </message>
    <message>
        <source>Failed check</source>
        <translation>Contrôle échoué</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Words that could tell an arm</source>
        <translation>Mots pouvant révéler le bras</translation>
    </message>
    <message>
        <source>Deviation not explained</source>
        <translation>Écart non expliqué</translation>
    </message>
    <message>
        <source>Unblinding</source>
        <translation>Levée d&apos;aveugle</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>corrected later</source>
        <translation>corrigé ensuite</translation>
    </message>
    <message>
        <source>voided later</source>
        <translation>annulé ensuite</translation>
    </message>
    <message>
        <source>nobody signed in</source>
        <translation>personne n&apos;était connecté</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>What to read</source>
        <translation>Que lire</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>Every entry</source>
        <translation>Chaque entrée</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Late after</source>
        <translation>Tardif après</translation>
    </message>
    <message>
        <source>What it is about, such as IgM</source>
        <translation>De quoi il s&apos;agit, comme IgM</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Exporter CSV</translation>
    </message>
    <message>
        <source>Trail as PDF</source>
        <translation>Piste en PDF</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>à tout moment</translation>
    </message>
    <message>
        <source>in the last 24 hours</source>
        <translation>dans les 24 dernières heures</translation>
    </message>
    <message>
        <source>in the last 7 days</source>
        <translation>dans les 7 derniers jours</translation>
    </message>
    <message>
        <source>in the last 30 days</source>
        <translation>dans les 30 derniers jours</translation>
    </message>
    <message>
        <source>{0} hr</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>{0} rows, read as {1}</source>
        <translation>{0} lignes, lues comme {1}</translation>
    </message>
    <message>
        <source>{0}, blinded</source>
        <translation>{0}, en aveugle</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Rien trouvé.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>Score</name>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} à {1}</translation>
    </message>
    <message>
        <source>{0}, {1} of {2} points</source>
        <translation>{0}, {1} points sur {2}</translation>
    </message>
    <message>
        <source>{0}, not known, {1} points possible</source>
        <translation>{0}, non connu, {1} points possibles</translation>
    </message>
    <message>
        <source>{0}, incomplete</source>
        <translation>{0}, incomplet</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>{0} of {1} known</source>
        <translation>{0} connus sur {1}</translation>
    </message>
    <message>
        <source>{0} unknown</source>
        <translation>{0} non connus</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
</context>
<context>
    <name>ScoreTrend</name>
    <message>
        <source>nothing recorded yet</source>
        <translation>encore rien d&apos;enregistré</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Encore rien d&apos;enregistré</translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <source>Second person</source>
        <translation>Deuxième personne</translation>
    </message>
    <message>
        <source>Name of the second person</source>
        <translation>Nom de la deuxième personne</translation>
    </message>
    <message>
        <source>PIN or passphrase of the second person</source>
        <translation>PIN ou phrase secrète de la deuxième personne</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>PIN or passphrase</source>
        <translation>PIN ou phrase secrète</translation>
    </message>
    <message>
        <source>{0}, typed again</source>
        <translation>{0}, saisi à nouveau</translation>
    </message>
    <message>
        <source>asked for by the protocol</source>
        <translation>demandé par le protocole</translation>
    </message>
    <message>
        <source>not asked for by the protocol</source>
        <translation>non demandé par le protocole</translation>
    </message>
    <message>
        <source>The second person is somebody else than you.</source>
        <translation>La deuxième personne est quelqu&apos;un d&apos;autre que vous.</translation>
    </message>
    <message>
        <source>This is not what is charted. Look together, then type it again.</source>
        <translation>Ce n&apos;est pas ce qui est noté. Regarder ensemble, puis saisir à nouveau.</translation>
    </message>
    <message>
        <source>Nobody named.</source>
        <translation>Personne n&apos;est nommé.</translation>
    </message>
    <message>
        <source>{0} is recorded as named only.</source>
        <translation>{0} est enregistré comme nommé seulement.</translation>
    </message>
    <message>
        <source>{0} signs in when this is recorded.</source>
        <translation>{0} signe quand ceci est enregistré.</translation>
    </message>
    <message>
        <source>Dosing weight</source>
        <translation>Poids pour la dose</translation>
    </message>
    <message>
        <source>Concentration</source>
        <translation>Concentration</translation>
    </message>
    <message>
        <source>IgM titer</source>
        <translation>Titre IgM</translation>
    </message>
</context>
<context>
    <name>SecondPersonPage</name>
    <message>
        <source>Second person</source>
        <translation>Deuxième personne</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>Choisir votre nom</translation>
    </message>
    <message>
        <source>Your PIN or passphrase</source>
        <translation>Votre PIN ou phrase secrète</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Value, as printed on the report</source>
        <translation>Valeur, telle qu&apos;imprimée sur le compte rendu</translation>
    </message>
    <message>
        <source>Unit on the report</source>
        <translation>Unité sur le compte rendu</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Second person types the {0} again</source>
        <translation>La deuxième personne saisit à nouveau&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Take the report in hand. The first value is not shown here; the two are compared when you press Compare.</source>
        <translation>Prendre le compte rendu en main. La première valeur n&apos;est pas montrée ici&#xa0;; les deux sont comparées en pressant Comparer.</translation>
    </message>
    <message>
        <source>The two values differ; nothing is recorded.</source>
        <translation>Les deux valeurs diffèrent&#xa0;; rien n&apos;est enregistré.</translation>
    </message>
    <message>
        <source>Neither is shown. Look at the report together: type it again here, or go back and correct the first.</source>
        <translation>Aucune n&apos;est montrée. Regarder le compte rendu ensemble&#xa0;: la saisir ici à nouveau, ou revenir et corriger la première.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Preview of the printed page</source>
        <translation>Aperçu de la page imprimée</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>Feuille du jour</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>Jour précédent</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>Jour suivant</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Enregistrer en CSV</translation>
    </message>
    <message>
        <source>%1, Day %2</source>
        <translation>%1, Jour %2</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Enregistrer la feuille</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Envoyé à l&apos;imprimante.</translation>
    </message>
</context>
<context>
    <name>ShiftDelegate</name>
    <message>
        <source>Bed {bed}</source>
        <translation>Lit {bed}</translation>
    </message>
</context>
<context>
    <name>ShiftModel</name>
    <message>
        <source>Bed {bed}</source>
        <translation>Lit {bed}</translation>
    </message>
</context>
<context>
    <name>Sign</name>
    <message>
        <source>Meaning of the signature</source>
        <translation>Sens de la signature</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Sign this day</source>
        <translation>Signer ce jour</translation>
    </message>
    <message>
        <source>Why it is opened again</source>
        <translation>Pourquoi il est rouvert</translation>
    </message>
    <message>
        <source>Open this day again</source>
        <translation>Rouvrir ce jour</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>PIN or passphrase</source>
        <translation>PIN ou phrase secrète</translation>
    </message>
    <message>
        <source>Show it as it is now</source>
        <translation>Montrer tel qu&apos;il est</translation>
    </message>
    <message>
        <source>Show it as it was signed</source>
        <translation>Montrer tel que signé</translation>
    </message>
    <message>
        <source>This is the day as it was signed, not as it is now.</source>
        <translation>C&apos;est le jour tel que signé, pas tel qu&apos;il est maintenant.</translation>
    </message>
    <message>
        <source>Not signed.</source>
        <translation>Non signé.</translation>
    </message>
    <message>
        <source>Signed by %1 (%2), %3: %4</source>
        <translation>Signé par %1 (%2), %3 : %4</translation>
    </message>
    <message>
        <source>Opened again by %1 on %2: %3. Not signed since.</source>
        <translation>Rouvert par %1 le %2 : %3. Pas signé depuis.</translation>
    </message>
    <message>
        <source>Changed after signature by %1 on %2</source>
        <translation>Changé après signature par %1 le %2</translation>
    </message>
    <message>
        <source>Type your name as it is in Bedline.</source>
        <translation>Saisir votre nom tel qu&apos;il est dans Bedline.</translation>
    </message>
</context>
<context>
    <name>SofaForm</name>
    <message>
        <source>None running</source>
        <translation>Aucun en cours</translation>
    </message>
    <message>
        <source>Norepinephrine, {0}</source>
        <translation>Noradrénaline, {0}</translation>
    </message>
    <message>
        <source>Norepinephrine, salt not known</source>
        <translation>Noradrénaline, sel non connu</translation>
    </message>
    <message>
        <source>Vasopressor</source>
        <translation>Vasopresseur</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choisir</translation>
    </message>
    <message>
        <source>Vasopressor rate</source>
        <translation>Débit du vasopresseur</translation>
    </message>
    <message>
        <source>Hours at this rate</source>
        <translation>Heures à ce débit</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pendant</translation>
    </message>
    <message>
        <source>Another vasopressor</source>
        <translation>Un autre vasopresseur</translation>
    </message>
    <message>
        <source>One step left: mend the vasopressor</source>
        <translation>Reste une étape&#xa0;: corriger le vasopresseur</translation>
    </message>
    <message>
        <source>Vasopressor {0} of {1}</source>
        <translation>Vasopresseur {0} sur {1}</translation>
    </message>
    <message>
        <source>{0}, as {1}</source>
        <translation>{0}, sous forme de {1}</translation>
    </message>
    <message>
        <source>Next vasopressor</source>
        <translation>Vasopresseur suivant</translation>
    </message>
    <message>
        <source>Record SOFA</source>
        <translation>Enregistrer le SOFA</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Évalué</translation>
    </message>
    <message>
        <source>SOFA 1996</source>
        <translation>SOFA 1996</translation>
    </message>
    <message>
        <source>SOFA 1996, worst in the day</source>
        <translation>SOFA 1996, pire du jour</translation>
    </message>
    <message>
        <source>SOFA 1996, Day {0}, worst in the day</source>
        <translation>SOFA 1996, Jour {0}, pire du jour</translation>
    </message>
    <message>
        <source>Record as incomplete</source>
        <translation>Enregistrer comme incomplet</translation>
    </message>
    <message>
        <source>Type 3 to 15, or the parts as E4 VNT M6.</source>
        <translation>Saisir 3 à 15, ou les parties comme E4 VNT M6.</translation>
    </message>
    <message>
        <source>Respiration</source>
        <translation>Respiration</translation>
    </message>
    <message>
        <source>Coagulation</source>
        <translation>Coagulation</translation>
    </message>
    <message>
        <source>Liver</source>
        <translation>Foie</translation>
    </message>
    <message>
        <source>Cardiovascular</source>
        <translation>Cardiovasculaire</translation>
    </message>
    <message>
        <source>Nervous system</source>
        <translation>Système nerveux</translation>
    </message>
    <message>
        <source>Kidney</source>
        <translation>Rein</translation>
    </message>
    <message>
        <source>P/F, computed</source>
        <translation>P/F, calculé</translation>
    </message>
    <message>
        <source>Respiratory support</source>
        <translation>Support respiratoire</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>GCS before sedation</source>
        <translation>GCS avant sédation</translation>
    </message>
    <message>
        <source>3 to 15, or E4 VNT M6</source>
        <translation>3 à 15, ou E4 VNT M6</translation>
    </message>
    <message>
        <source>Use last</source>
        <translation>Utiliser le dernier</translation>
    </message>
    <message>
        <source>One step left: type a value</source>
        <translation>Reste une étape&#xa0;: saisir une valeur</translation>
    </message>
    <message>
        <source>One step left: {0}, say why not done</source>
        <translation>Reste une étape&#xa0;: {0}, dire pourquoi non fait</translation>
    </message>
    <message>
        <source>One step left: mend {0}</source>
        <translation>Reste une étape&#xa0;: corriger {0}</translation>
    </message>
    <message>
        <source>last before sedation, {0}</source>
        <translation>dernier avant sédation, {0}</translation>
    </message>
    <message>
        <source>PaO2, same gas</source>
        <translation>PaO2, même gaz</translation>
    </message>
    <message>
        <source>Urine, full 24hr</source>
        <translation>Urine, 24 h complètes</translation>
    </message>
    <message>
        <source>Not done, why</source>
        <translation>Non fait, pourquoi</translation>
    </message>
    <message>
        <source>choose or type</source>
        <translation>choisir ou saisir</translation>
    </message>
    <message>
        <source>{0}, in your words</source>
        <translation>{0}, avec vos mots</translation>
    </message>
    <message>
        <source>Enter values</source>
        <translation>Saisir les valeurs</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Avec vos mots</translation>
    </message>
    <message>
        <source>{0} not done, why; key N</source>
        <translation>{0} non fait, pourquoi&#xa0;; touche N</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Ancien</translation>
    </message>
    <message>
        <source>unknown: {0} to {1}, not counted as 0</source>
        <translation>non connu&#xa0;: {0} à {1}, non compté comme 0</translation>
    </message>
    <message>
        <source>unknown: {0} to {1}</source>
        <translation>non connu&#xa0;: {0} à {1}</translation>
    </message>
    <message>
        <source>SOFA</source>
        <translation>SOFA</translation>
    </message>
    <message>
        <source>SOFA by day</source>
        <translation>SOFA par jour</translation>
    </message>
    <message>
        <source>{0} of {1} organs known, {2} points so far</source>
        <translation>{0} organes connus sur {1}, {2} points jusqu&apos;ici</translation>
    </message>
    <message>
        <source>All organs known</source>
        <translation>Tous les organes connus</translation>
    </message>
    <message>
        <source>{0} of {1} unknown</source>
        <translation>{0} non connus sur {1}</translation>
    </message>
    <message>
        <source>dashed: baseline {0}</source>
        <translation>pointillé&#xa0;: référence {0}</translation>
    </message>
    <message>
        <source>bar: bounds</source>
        <translation>barre&#xa0;: bornes</translation>
    </message>
    <message>
        <source>The same as baseline {0}</source>
        <translation>Identique à la référence {0}</translation>
    </message>
    <message>
        <source> than baseline {0}.</source>
        <translation> que la référence {0}.</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} à {1}</translation>
    </message>
    <message>
        <source> Direction cannot be stated, not known: {0}.</source>
        <translation> Le sens ne peut être dit, non connu&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangé</translation>
    </message>
    <message>
        <source>{0} lower</source>
        <translation>{0} plus bas</translation>
    </message>
    <message>
        <source>{0} higher</source>
        <translation>{0} plus haut</translation>
    </message>
    <message>
        <source>one gas, {0}</source>
        <translation>un seul gaz, {0}</translation>
    </message>
    <message>
        <source>charted {0}, ran {1}</source>
        <translation>noté {0}, a passé {1}</translation>
    </message>
    <message>
        <source>{0}, {1} old</source>
        <translation>{0}, il y a {1}</translation>
    </message>
    <message>
        <source>last {0}, {1} old</source>
        <translation>dernier {0}, il y a {1}</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>bitartrate</source>
        <translation>bitartrate</translation>
    </message>
    <message>
        <source>tartrate</source>
        <translation>tartrate</translation>
    </message>
    <message>
        <source>hydrochloride</source>
        <translation>chlorhydrate</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>Record start</source>
        <translation>Enregistrer le début</translation>
    </message>
    <message>
        <source>First bag, volume</source>
        <translation>Première poche, volume</translation>
    </message>
    <message>
        <source>Lot of the first bag</source>
        <translation>Lot de la première poche</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Start, {0}</source>
        <translation>Début, {0}</translation>
    </message>
    <message>
        <source>as accepted</source>
        <translation>tel qu&apos;accepté</translation>
    </message>
    <message>
        <source>as accepted for {0}</source>
        <translation>tel qu&apos;accepté pour {0}</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>Bientôt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Non fait</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non connu</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>No infusion</source>
        <translation>Pas de perfusion</translation>
    </message>
    <message>
        <source>Blinded</source>
        <translation>En aveugle</translation>
    </message>
    <message>
        <source>Single-blind</source>
        <translation>Simple aveugle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>before a dose</source>
        <translation>avant une dose</translation>
    </message>
    <message>
        <source>during a dose</source>
        <translation>pendant une dose</translation>
    </message>
    <message>
        <source>result awaited</source>
        <translation>résultat attendu</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>Store</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Verify every entry</source>
        <translation>Vérifier chaque entrée</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>Faire une sauvegarde maintenant</translation>
    </message>
    <message>
        <source>Import a laboratory file</source>
        <translation>Importer un fichier du laboratoire</translation>
    </message>
    <message>
        <source>Rehearse an amendment</source>
        <translation>Essayer un amendement</translation>
    </message>
    <message>
        <source>Site parameters</source>
        <translation>Paramètres du centre</translation>
    </message>
    <message>
        <source>signed by the investigator</source>
        <translation>signé par l&apos;investigateur</translation>
    </message>
    <message>
        <source>Choose a parameter.</source>
        <translation>Choisir un paramètre.</translation>
    </message>
    <message>
        <source>Value with its unit</source>
        <translation>Valeur avec son unité</translation>
    </message>
    <message>
        <source>Value, one of the list</source>
        <translation>Valeur, une de la liste</translation>
    </message>
    <message>
        <source>Choose a value</source>
        <translation>Choisir une valeur</translation>
    </message>
    <message>
        <source>Where the site&apos;s protocol says so</source>
        <translation>Où le protocole du centre le dit</translation>
    </message>
    <message>
        <source>Sign this value</source>
        <translation>Signer cette valeur</translation>
    </message>
    <message>
        <source>Encrypted, append-only; record version %1.</source>
        <translation>Chiffré, en ajout seulement&#xa0;; version du registre %1.</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>non signé</translation>
    </message>
    <message>
        <source>Only an investigator signs site parameters.</source>
        <translation>Seul un investigateur signe les paramètres du centre.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>En cours…</translation>
    </message>
</context>
<context>
    <name>SubjectChart</name>
    <message>
        <source>Chart of the course</source>
        <translation>Graphique de l&apos;évolution</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>{0}. In the source: {1}</source>
        <translation>{0}. Dans la source : {1}</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>1 subject</source>
        <translation>1 sujet</translation>
    </message>
    <message>
        <source>{0} subjects</source>
        <translation>{0} sujets</translation>
    </message>
    <message>
        <source>Summary of the registry</source>
        <translation>Résumé du registre</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Enregistrer en CSV</translation>
    </message>
    <message>
        <source>Registry summary</source>
        <translation>Résumé du registre</translation>
    </message>
    <message>
        <source>{0} subjects; {1} in none of these groups</source>
        <translation>{0} sujets ; {1} dans aucun de ces groupes</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>SupportForm</name>
    <message>
        <source>Record support</source>
        <translation>Enregistrer le support</translation>
    </message>
    <message>
        <source>Support or stay</source>
        <translation>Support ou séjour</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choisir</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s&apos;est passé</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Commencé</translation>
    </message>
    <message>
        <source>Rate changed</source>
        <translation>Débit changé</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
    <message>
        <source>Vasopressor</source>
        <translation>Vasopresseur</translation>
    </message>
    <message>
        <source>Dose rate</source>
        <translation>Débit de dose</translation>
    </message>
    <message>
        <source>The rate counts as</source>
        <translation>Le débit compte comme</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>Note or reason, in your words</source>
        <translation>Note ou motif, avec vos mots</translation>
    </message>
    <message>
        <source>Charted so far</source>
        <translation>Noté jusqu&apos;ici</translation>
    </message>
    <message>
        <source>Note or reason</source>
        <translation>Note ou motif</translation>
    </message>
    <message>
        <source>One step left: which support</source>
        <translation>Reste une étape&#xa0;: quel support</translation>
    </message>
    <message>
        <source>One step left: started, changed or stopped</source>
        <translation>Reste une étape&#xa0;: commencé, changé ou arrêté</translation>
    </message>
    <message>
        <source>One step left: which vasopressor</source>
        <translation>Reste une étape&#xa0;: quel vasopresseur</translation>
    </message>
    <message>
        <source>One step left: mend the rate</source>
        <translation>Reste une étape&#xa0;: corriger le débit</translation>
    </message>
    <message>
        <source>One step left: type the rate</source>
        <translation>Reste une étape&#xa0;: saisir le débit</translation>
    </message>
</context>
<context>
    <name>TimeEdit</name>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>{0} ago</source>
        <translation>il y a {0}</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>dans {0}</translation>
    </message>
    <message>
        <source>This hour happens twice in that night</source>
        <translation>Cette heure revient deux fois cette nuit-là</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Première</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Deuxième</translation>
    </message>
    <message>
        <source>F4 opens the calendar</source>
        <translation>F4 ouvre le calendrier</translation>
    </message>
    <message>
        <source>Day of {0}</source>
        <translation>Jour de {0}</translation>
    </message>
</context>
<context>
    <name>TiterCard</name>
    <message>
        <source>Titer</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Value, as printed on the report</source>
        <translation>Valeur, telle qu&apos;imprimée sur le compte rendu</translation>
    </message>
    <message>
        <source>Unit on the report</source>
        <translation>Unité sur le compte rendu</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Prélevé</translation>
    </message>
    <message>
        <source>Entered, set by the clock</source>
        <translation>Saisi, heure de l&apos;horloge</translation>
    </message>
    <message>
        <source>Report number</source>
        <translation>Numéro du compte rendu</translation>
    </message>
    <message>
        <source>Report no.</source>
        <translation>Compte rendu n°</translation>
    </message>
    <message>
        <source>The value, typed once more</source>
        <translation>La valeur, saisie encore une fois</translation>
    </message>
    <message>
        <source>Type it once more</source>
        <translation>La saisir encore une fois</translation>
    </message>
    <message>
        <source>Sampled during a dose</source>
        <translation>Prélevé pendant une dose</translation>
    </message>
    <message>
        <source>Use this sample</source>
        <translation>Utiliser cet échantillon</translation>
    </message>
    <message>
        <source>Wait for a new one</source>
        <translation>En attendre un nouveau</translation>
    </message>
    <message>
        <source>Enter another</source>
        <translation>En saisir un autre</translation>
    </message>
    <message>
        <source>{0}, Day {1}</source>
        <translation>{0}, Jour {1}</translation>
    </message>
    <message>
        <source>One step left: when was it sampled</source>
        <translation>Reste une étape&#xa0;: quand il a été prélevé</translation>
    </message>
    <message>
        <source>Mend the report number</source>
        <translation>Corriger le numéro du compte rendu</translation>
    </message>
    <message>
        <source>One step left: type it once more</source>
        <translation>Reste une étape&#xa0;: la saisir encore une fois</translation>
    </message>
    <message>
        <source>One step left: use this sample or wait</source>
        <translation>Reste une étape&#xa0;: utiliser cet échantillon ou attendre</translation>
    </message>
    <message>
        <source>One step left: type the titer</source>
        <translation>Reste une étape&#xa0;: saisir le titre</translation>
    </message>
    <message>
        <source>One step left: choose the unit</source>
        <translation>Reste une étape&#xa0;: choisir l&apos;unité</translation>
    </message>
    <message>
        <source>Mend the titer: it cannot be read</source>
        <translation>Corriger le titre&#xa0;: il est illisible</translation>
    </message>
    <message>
        <source>Nothing to read back: the value cannot be read.</source>
        <translation>Rien à relire&#xa0;: la valeur est illisible.</translation>
    </message>
    <message>
        <source>Choose the unit on the report.</source>
        <translation>Choisir l&apos;unité du compte rendu.</translation>
    </message>
    <message>
        <source>Read the report again.</source>
        <translation>Relire le compte rendu.</translation>
    </message>
    <message>
        <source>Not the value above. Look at the report, mend the one.</source>
        <translation>Ce n&apos;est pas la valeur ci-dessus. Regarder le compte rendu, corriger celle qui est fausse.</translation>
    </message>
    <message>
        <source> to </source>
        <translation> à </translation>
    </message>
    <message>
        <source>sampling window {0}</source>
        <translation>prélever {0}</translation>
    </message>
</context>
<context>
    <name>TiterDosePage</name>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>This protocol advises no dose.</source>
        <translation>Ce protocole ne propose pas de dose.</translation>
    </message>
    <message>
        <source>The dose is worked out here once titer, unit and sample time can be read.</source>
        <translation>La dose est calculée ici dès que le titre, l&apos;unité et l&apos;heure du prélèvement sont lisibles.</translation>
    </message>
    <message>
        <source>The second person types it now</source>
        <translation>La deuxième personne le saisit maintenant</translation>
    </message>
    <message>
        <source>The working changed: decide again</source>
        <translation>Le calcul a changé&#xa0;: décider à nouveau</translation>
    </message>
    <message>
        <source>Nothing to decide in this protocol</source>
        <translation>Rien à décider dans ce protocole</translation>
    </message>
    <message>
        <source>One step left: the decision</source>
        <translation>Reste une étape&#xa0;: la décision</translation>
    </message>
    <message>
        <source>Records the titer; the decision can follow</source>
        <translation>Enregistre le titre&#xa0;; la décision peut suivre</translation>
    </message>
    <message>
        <source>Bed %1</source>
        <translation>Lit %1</translation>
    </message>
    <message>
        <source>Sample used although a dose was running</source>
        <translation>Échantillon utilisé bien qu&apos;une dose fût en cours</translation>
    </message>
    <message>
        <source>The working changed after the titer was recorded. Decide again.</source>
        <translation>Le calcul a changé après l&apos;enregistrement du titre. Décider à nouveau.</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>adjusted</source>
        <translation>modifiée</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>refusée</translation>
    </message>
</context>
<context>
    <name>Trends</name>
    <message>
        <source>Scores and measures over time</source>
        <translation>Scores et mesures au fil du temps</translation>
    </message>
</context>
<context>
    <name>Unblinding</name>
    <message>
        <source>Emergency unblinding</source>
        <translation>Levée d&apos;aveugle urgente</translation>
    </message>
    <message>
        <source>Whom this site calls: name and number</source>
        <translation>Qui ce centre appelle : nom et numéro</translation>
    </message>
    <message>
        <source>Keep this contact</source>
        <translation>Garder ce contact</translation>
    </message>
    <message>
        <source>%1, %2. Call:</source>
        <translation>%1, %2. Appeler :</translation>
    </message>
    <message>
        <source>Kept for every subject of this trial.</source>
        <translation>Gardé pour chaque sujet de cette étude.</translation>
    </message>
    <message>
        <source>Record unblinding</source>
        <translation>Enregistrer la levée d&apos;aveugle</translation>
    </message>
    <message>
        <source>Happened at</source>
        <translation>Survenu à</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Ce qui est enregistré</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s&apos;est passé</translation>
    </message>
    <message>
        <source>Suspected, by accident</source>
        <translation>Suspectée, accidentelle</translation>
    </message>
    <message>
        <source>Who asked, or who learned it</source>
        <translation>Qui l&apos;a demandée, ou qui l&apos;a su</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>À qui on l&apos;a dit</translation>
    </message>
    <message>
        <source>Why, in your words; never the treatment</source>
        <translation>Pourquoi, avec vos mots ; jamais le traitement</translation>
    </message>
    <message>
        <source>One step left: emergency, or suspected</source>
        <translation>Reste une étape : urgente, ou suspectée</translation>
    </message>
    <message>
        <source>One step left: who asked, or who learned it</source>
        <translation>Reste une étape : qui l&apos;a demandée, ou sue</translation>
    </message>
    <message>
        <source>One step left: say why</source>
        <translation>Reste une étape&#xa0;: dire pourquoi</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>milligrams per decilitre</source>
        <translation>milligrammes par décilitre</translation>
    </message>
    <message>
        <source>grams per litre</source>
        <translation>grammes par litre</translation>
    </message>
    <message>
        <source>milligrams per litre</source>
        <translation>milligrammes par litre</translation>
    </message>
    <message>
        <source>grams per decilitre</source>
        <translation>grammes par décilitre</translation>
    </message>
    <message>
        <source>millimoles per litre</source>
        <translation>millimoles par litre</translation>
    </message>
    <message>
        <source>micromoles per litre</source>
        <translation>micromoles par litre</translation>
    </message>
    <message>
        <source>micrograms per litre</source>
        <translation>microgrammes par litre</translation>
    </message>
    <message>
        <source>nanograms per millilitre</source>
        <translation>nanogrammes par millilitre</translation>
    </message>
    <message>
        <source>picograms per millilitre</source>
        <translation>picogrammes par millilitre</translation>
    </message>
    <message>
        <source>nanograms per litre</source>
        <translation>nanogrammes par litre</translation>
    </message>
    <message>
        <source>units per litre</source>
        <translation>unités par litre</translation>
    </message>
    <message>
        <source>millimetres of mercury</source>
        <translation>millimètres de mercure</translation>
    </message>
    <message>
        <source>kilopascals</source>
        <translation>kilopascals</translation>
    </message>
    <message>
        <source>centimetres of water</source>
        <translation>centimètres d&apos;eau</translation>
    </message>
    <message>
        <source>times ten to the nine per litre</source>
        <translation>fois dix puissance neuf par litre</translation>
    </message>
    <message>
        <source>kilograms</source>
        <translation>kilogrammes</translation>
    </message>
    <message>
        <source>centimetres</source>
        <translation>centimètres</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>mètres</translation>
    </message>
    <message>
        <source>millilitres</source>
        <translation>millilitres</translation>
    </message>
    <message>
        <source>litres</source>
        <translation>litres</translation>
    </message>
    <message>
        <source>millilitres per hour</source>
        <translation>millilitres par heure</translation>
    </message>
    <message>
        <source>millilitres per kilogram</source>
        <translation>millilitres par kilogramme</translation>
    </message>
    <message>
        <source>micrograms per kilogram per minute</source>
        <translation>microgrammes par kilogramme par minute</translation>
    </message>
    <message>
        <source>per cent</source>
        <translation>pour cent</translation>
    </message>
    <message>
        <source>degrees Celsius</source>
        <translation>degrés Celsius</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>par minute</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>heures</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>years</source>
        <translation>ans</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>day</source>
        <translation>jour</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>micrograms</source>
        <translation>microgrammes</translation>
    </message>
    <message>
        <source>nanograms</source>
        <translation>nanogrammes</translation>
    </message>
    <message>
        <source> per </source>
        <translation> par </translation>
    </message>
</context>
<context>
    <name>UnknownForm</name>
    <message>
        <source>Record stretch</source>
        <translation>Enregistrer la période</translation>
    </message>
    <message>
        <source>Not known from</source>
        <translation>Non connu à partir de</translation>
    </message>
    <message>
        <source>Known again from</source>
        <translation>De nouveau connu à partir de</translation>
    </message>
    <message>
        <source>empty: still not known</source>
        <translation>vide&#xa0;: encore non connu</translation>
    </message>
    <message>
        <source>Still not known</source>
        <translation>Encore non connu</translation>
    </message>
    <message>
        <source>Pump rate since then, if it was read</source>
        <translation>Débit de la pompe depuis, s&apos;il a été lu</translation>
    </message>
    <message>
        <source>Why it is not known, in your words</source>
        <translation>Pourquoi ce n&apos;est pas connu, avec vos mots</translation>
    </message>
    <message>
        <source>no chart of the transfer</source>
        <translation>pas de notes du transfert</translation>
    </message>
    <message>
        <source>pump found stopped</source>
        <translation>pompe trouvée arrêtée</translation>
    </message>
    <message>
        <source>The volume of this stretch is counted from nothing to the highest rate it can have run at; nothing is made up for it.</source>
        <translation>Le volume de cette période est compté de rien jusqu&apos;au débit le plus haut possible&#xa0;; rien n&apos;est inventé.</translation>
    </message>
    <message>
        <source>Unknown stretch, {0}</source>
        <translation>Période non connue, {0}</translation>
    </message>
    <message>
        <source>One step left: type from when it is known again, or tick</source>
        <translation>Reste une étape&#xa0;: saisir à partir de quand c&apos;est de nouveau connu, ou cocher</translation>
    </message>
    <message>
        <source>One step left: the stretch must end after it begins</source>
        <translation>Reste une étape&#xa0;: la période doit finir après son début</translation>
    </message>
    <message>
        <source>One step left: say why it is not known</source>
        <translation>Reste une étape&#xa0;: dire pourquoi ce n&apos;est pas connu</translation>
    </message>
</context>
<context>
    <name>ValuePanel</name>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Value, as printed on the report</source>
        <translation>Valeur, telle qu&apos;imprimée sur le compte rendu</translation>
    </message>
    <message>
        <source>Unit on the report</source>
        <translation>Unité sur le compte rendu</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Prélevé</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Prendre</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Type when it was sampled, such as 05:30 or -2h.</source>
        <translation>Saisir quand il a été prélevé, comme 05:30 ou -2h.</translation>
    </message>
</context>
<context>
    <name>VitalStatusForm</name>
    <message>
        <source>Record status</source>
        <translation>Enregistrer le statut</translation>
    </message>
    <message>
        <source>Known at</source>
        <translation>Connu à</translation>
    </message>
    <message>
        <source>Vital status</source>
        <translation>Statut vital</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Alive</source>
        <translation>Vivant</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Décédé</translation>
    </message>
    <message>
        <source>Source or note, in your words</source>
        <translation>Source ou note, avec vos mots</translation>
    </message>
    <message>
        <source>Type the time of death, not the time of this entry.</source>
        <translation>Saisir l&apos;heure du décès, pas l&apos;heure de cette entrée.</translation>
    </message>
    <message>
        <source>What was to be done afterwards is no longer asked.</source>
        <translation>Ce qui était à faire ensuite n&apos;est plus demandé.</translation>
    </message>
    <message>
        <source>Source or note</source>
        <translation>Source ou note</translation>
    </message>
    <message>
        <source>Died at</source>
        <translation>Décédé à</translation>
    </message>
    <message>
        <source>One step left: alive or dead</source>
        <translation>Reste une étape&#xa0;: vivant ou décédé</translation>
    </message>
</context>
<context>
    <name>VoidForm</name>
    <message>
        <source>Strike entry</source>
        <translation>Barrer l&apos;entrée</translation>
    </message>
    <message>
        <source>Strike an entry</source>
        <translation>Barrer une entrée</translation>
    </message>
    <message>
        <source>Why it does not hold, in your words</source>
        <translation>Pourquoi elle ne vaut pas, avec vos mots</translation>
    </message>
    <message>
        <source>typed for the wrong subject</source>
        <translation>saisi pour le mauvais sujet</translation>
    </message>
    <message>
        <source>recorded twice</source>
        <translation>enregistré deux fois</translation>
    </message>
    <message>
        <source>did not happen</source>
        <translation>n&apos;a pas eu lieu</translation>
    </message>
    <message>
        <source>Nothing is erased.</source>
        <translation>Rien n&apos;est effacé.</translation>
    </message>
    <message>
        <source>The entry stays legible, struck through, with your name and reason. To put a value right, correct it instead.</source>
        <translation>L&apos;entrée reste lisible, barrée, avec votre nom et le motif. Pour rectifier une valeur, la corriger plutôt.</translation>
    </message>
    <message>
        <source>Entered by {0}</source>
        <translation>Saisi par {0}</translation>
    </message>
    <message>
        <source>Choose an entry first</source>
        <translation>Choisir d&apos;abord une entrée</translation>
    </message>
    <message>
        <source>One step left: say why it does not hold</source>
        <translation>Reste une étape&#xa0;: dire pourquoi elle ne vaut pas</translation>
    </message>
</context>
<context>
    <name>WardBoard</name>
    <message>
        <source>Ward board</source>
        <translation>Tableau du service</translation>
    </message>
    <message>
        <source>Up and Down move, Enter opens the subject, Right opens what is due, two digits go to a bed, O orders by bed or by urgency</source>
        <translation>Haut et Bas déplacent, Entrée ouvre le sujet, Droite ouvre ce qui est à faire, deux chiffres vont à un lit, O trie par lit ou par urgence</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Sujets</translation>
    </message>
    <message>
        <source>No subject enrolled</source>
        <translation>Aucun sujet inclus</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Inclure</translation>
    </message>
    <message>
        <source>No subject in bed {n:02}</source>
        <translation>Aucun sujet au lit {n:02}</translation>
    </message>
    <message>
        <source>1 change, show</source>
        <translation>1 changement, montrer</translation>
    </message>
    <message>
        <source>{n} changes, show</source>
        <translation>{n} changements, montrer</translation>
    </message>
    <message>
        <source>Bed {n}, next digit</source>
        <translation>Lit {n}, chiffre suivant</translation>
    </message>
    <message>
        <source>{n} more below.</source>
        <translation>{n} de plus au-dessous.</translation>
    </message>
    <message>
        <source>States {when}; they are being worked out now.</source>
        <translation>États {when}&#xa0;; ils sont en cours de calcul.</translation>
    </message>
</context>
<context>
    <name>WeightMethods</name>
    <message>
        <source>bed scale</source>
        <translation>lit-balance</translation>
    </message>
    <message>
        <source>standing scale</source>
        <translation>balance debout</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>déclaré</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>estimé</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>idéal</translation>
    </message>
    <message>
        <source>adjusted</source>
        <translation>modifiée</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Why? (Ctrl+E)</source>
        <translation>Pourquoi ? (Ctrl+E)</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi ?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Nothing to explain here</source>
        <translation>Rien à expliquer ici</translation>
    </message>
    <message>
        <source>Put the focus on something due, a deviation, a dose, a score, an endpoint or a titer, and press Ctrl+E again.</source>
        <translation>Choisir quelque chose à faire, un écart, une dose, un score, un critère ou un titre, et appuyer à nouveau sur Ctrl+E.</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>If the whole dose stays in one compartment, without any loss.</source>
        <translation>Si toute la dose reste dans un seul compartiment, sans perte.</translation>
    </message>
    <message>
        <source>The same result in the unit of the target, converted exactly.</source>
        <translation>Le même résultat dans l&apos;unité de la cible, converti exactement.</translation>
    </message>
    <message>
        <source>The result as the laboratory reports it; it is never rounded.</source>
        <translation>Le résultat tel que le laboratoire le rend&#xa0;; il n&apos;est jamais arrondi.</translation>
    </message>
    <message>
        <source>The titer that the protocol wants to reach.</source>
        <translation>Le titre que le protocole veut atteindre.</translation>
    </message>
    <message>
        <source>What the titer lacks to the target.</source>
        <translation>Ce qui manque au titre pour la cible.</translation>
    </message>
    <message>
        <source>What a running bag still held when the sample was drawn.</source>
        <translation>Ce qu&apos;une poche en cours contenait encore au moment du prélèvement.</translation>
    </message>
    <message>
        <source>The volume per kg in which it spreads; the site signs it.</source>
        <translation>Le volume par kg dans lequel il se répartit&#xa0;; le centre le signe.</translation>
    </message>
    <message>
        <source>The one weight that doses, with how and when it was measured.</source>
        <translation>Le seul poids qui sert aux doses, avec comment et quand il a été mesuré.</translation>
    </message>
    <message>
        <source>The amount of product for each kg of body weight.</source>
        <translation>La quantité de produit pour chaque kg de poids.</translation>
    </message>
    <message>
        <source>Dose times weight.</source>
        <translation>Dose multipliée par le poids.</translation>
    </message>
    <message>
        <source>More than this is never advised in one period.</source>
        <translation>Jamais plus que cela n&apos;est proposé dans une période.</translation>
    </message>
    <message>
        <source>What the cap leaves beside that which was given before or is still to run.</source>
        <translation>Ce que le plafond laisse à côté de ce qui a été donné avant ou reste à passer.</translation>
    </message>
    <message>
        <source>The amount divided by the product&apos;s concentration.</source>
        <translation>La quantité divisée par la concentration du produit.</translation>
    </message>
    <message>
        <source>Always down, so that no limit is passed.</source>
        <translation>Toujours par défaut, pour qu&apos;aucune limite ne soit dépassée.</translation>
    </message>
    <message>
        <source>The highest pump rate that the protocol allows for this weight.</source>
        <translation>Le débit le plus haut que le protocole permet pour ce poids.</translation>
    </message>
    <message>
        <source>The volume divided by the time of the run, rounded down.</source>
        <translation>Le volume divisé par la durée de passage, arrondi par défaut.</translation>
    </message>
    <message>
        <source>Line {0}, {1}: {2}.</source>
        <translation>Ligne {0}, {1}&#xa0;: {2}.</translation>
    </message>
    <message>
        <source>From: {0}.</source>
        <translation>D&apos;après&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Source and time</source>
        <translation>Source et heure</translation>
    </message>
    <message>
        <source>Working of the dose</source>
        <translation>Calcul de la dose</translation>
    </message>
</context>
</TS>
