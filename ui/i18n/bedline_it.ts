<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>AdverseEventForm</name>
    <message>
        <source>Record event</source>
        <translation>Registra evento</translation>
    </message>
    <message>
        <source>Began at</source>
        <translation>Iniziato alle</translation>
    </message>
    <message>
        <source>Adverse event</source>
        <translation>Evento avverso</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>scegliere</translation>
    </message>
    <message>
        <source>Event, in your words</source>
        <translation>Evento, con parole proprie</translation>
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
        <translation>Grado, da 1 a 5</translation>
    </message>
    <message>
        <source>Relation to study drug</source>
        <translation>Relazione col farmaco di studio</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>non giudicato</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>non ancora noto</translation>
    </message>
    <message>
        <source>What happened, in your words</source>
        <translation>Che cosa è successo, con parole proprie</translation>
    </message>
    <message>
        <source>Events so far</source>
        <translation>Eventi finora</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Con parole proprie</translation>
    </message>
    <message>
        <source>Seriousness</source>
        <translation>Gravità</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Grado</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relazione</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Che cosa è successo</translation>
    </message>
    <message>
        <source>Another, in your words</source>
        <translation>Un altro, con parole proprie</translation>
    </message>
    <message>
        <source>One step left: name the event</source>
        <translation>Manca un passo: dare un nome all&apos;evento</translation>
    </message>
    <message>
        <source>One step left: serious or not</source>
        <translation>Manca un passo: grave o no</translation>
    </message>
</context>
<context>
    <name>AmountFields</name>
    <message>
        <source>Read back against the pump</source>
        <translation>Rileggere confrontando con la pompa</translation>
    </message>
    <message>
        <source>the same as {0}, {1}</source>
        <translation>uguale a {0}, {1}</translation>
    </message>
    <message>
        <source>up {0}</source>
        <translation>su di {0}</translation>
    </message>
    <message>
        <source>down {0}</source>
        <translation>giù di {0}</translation>
    </message>
    <message>
        <source> from {0}, {1}</source>
        <translation> da {0}, {1}</translation>
    </message>
    <message>
        <source>More than {0} times that. Check the decimal mark.</source>
        <translation>Più di {0} volte tanto. Controllare il segno decimale.</translation>
    </message>
    <message>
        <source>Less than a {0}th of that. Check the decimal mark.</source>
        <translation>Meno di un {0}º di quel valore. Controllare il segno decimale.</translation>
    </message>
</context>
<context>
    <name>AnalyteField</name>
    <message>
        <source>fraction</source>
        <translation>frazione</translation>
    </message>
    <message>
        <source>below </source>
        <translation>sotto </translation>
    </message>
    <message>
        <source>above </source>
        <translation>sopra </translation>
    </message>
    <message>
        <source>last {0}, {1}</source>
        <translation>ultimo {0}, {1}</translation>
    </message>
    <message>
        <source>unit?</source>
        <translation>unità?</translation>
    </message>
    <message>
        <source>no unit chosen</source>
        <translation>nessuna unità scelta</translation>
    </message>
    <message>
        <source>Unit of {0}</source>
        <translation>Unità di {0}</translation>
    </message>
    <message>
        <source>{0}; U takes the next unit</source>
        <translation>{0}; U passa all&apos;unità seguente</translation>
    </message>
    <message>
        <source>Sign of {0}</source>
        <translation>Segno di {0}</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>più</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>meno</translation>
    </message>
    <message>
        <source>Choose the unit as it stands on the report.</source>
        <translation>Scegliere l&apos;unità come sta sul referto.</translation>
    </message>
    <message>
        <source>Choose plus or minus.</source>
        <translation>Scegliere più o meno.</translation>
    </message>
    <message>
        <source>Unusual, read it again</source>
        <translation>Insolito, rileggerlo</translation>
    </message>
</context>
<context>
    <name>Analytes</name>
    <message>
        <source>IgM titer</source>
        <translation>Titolo IgM</translation>
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
        <translation>Peso corporeo</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altezza</translation>
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
        <translation>pH arterioso</translation>
    </message>
    <message>
        <source>Bicarbonate</source>
        <translation>Bicarbonato</translation>
    </message>
    <message>
        <source>A-a gradient</source>
        <translation>Gradiente A-a</translation>
    </message>
    <message>
        <source>Base excess</source>
        <translation>Eccesso di basi</translation>
    </message>
    <message>
        <source>Lactate</source>
        <translation>Lattato</translation>
    </message>
    <message>
        <source>Platelets</source>
        <translation>Piastrine</translation>
    </message>
    <message>
        <source>Bilirubin</source>
        <translation>Bilirubina</translation>
    </message>
    <message>
        <source>Creatinine</source>
        <translation>Creatinina</translation>
    </message>
    <message>
        <source>Urea</source>
        <translation>Urea</translation>
    </message>
    <message>
        <source>Potassium</source>
        <translation>Potassio</translation>
    </message>
    <message>
        <source>Sodium</source>
        <translation>Sodio</translation>
    </message>
    <message>
        <source>Hemoglobin</source>
        <translation>Emoglobina</translation>
    </message>
    <message>
        <source>Hematocrit</source>
        <translation>Ematocrito</translation>
    </message>
    <message>
        <source>White cells</source>
        <translation>Globuli bianchi</translation>
    </message>
    <message>
        <source>Neutrophils</source>
        <translation>Neutrofili</translation>
    </message>
    <message>
        <source>Lymphocytes</source>
        <translation>Linfociti</translation>
    </message>
    <message>
        <source>CD3 cells</source>
        <translation>Cellule CD3</translation>
    </message>
    <message>
        <source>CD4 cells</source>
        <translation>Cellule CD4</translation>
    </message>
    <message>
        <source>CD8 cells</source>
        <translation>Cellule CD8</translation>
    </message>
    <message>
        <source>CD4 HLA-DR+ CD38+</source>
        <translation>CD4 HLA-DR+ CD38+</translation>
    </message>
    <message>
        <source>Troponin</source>
        <translation>Troponina</translation>
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
        <translation>Tempo di protrombina</translation>
    </message>
    <message>
        <source>aPTT</source>
        <translation>aPTT</translation>
    </message>
    <message>
        <source>Thrombin time</source>
        <translation>Tempo di trombina</translation>
    </message>
    <message>
        <source>D-dimer</source>
        <translation>D-dimero</translation>
    </message>
    <message>
        <source>AST</source>
        <translation>AST</translation>
    </message>
    <message>
        <source>ALT</source>
        <translation>ALT</translation>
    </message>
    <message>
        <source>Albumin</source>
        <translation>Albumina</translation>
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
        <translation>PCR</translation>
    </message>
    <message>
        <source>Procalcitonin</source>
        <translation>Procalcitonina</translation>
    </message>
    <message>
        <source>MAP</source>
        <translation>MAP</translation>
    </message>
    <message>
        <source>Systolic pressure</source>
        <translation>Pressione sistolica</translation>
    </message>
    <message>
        <source>Diastolic pressure</source>
        <translation>Pressione diastolica</translation>
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
        <translation>Gittata cardiaca</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Frequenza cardiaca</translation>
    </message>
    <message>
        <source>Respiratory rate</source>
        <translation>Frequenza respiratoria</translation>
    </message>
    <message>
        <source>SpO2</source>
        <translation>SpO2</translation>
    </message>
    <message>
        <source>Oxygen flow</source>
        <translation>Flusso di ossigeno</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Urine, complete 24 h</source>
        <translation>Urina, 24 h complete</translation>
    </message>
    <message>
        <source>Fluid balance</source>
        <translation>Bilancio idrico</translation>
    </message>
    <message>
        <source>GCS</source>
        <translation>GCS</translation>
    </message>
    <message>
        <source>Tidal volume</source>
        <translation>Volume corrente</translation>
    </message>
    <message>
        <source>Plateau pressure</source>
        <translation>Pressione di plateau</translation>
    </message>
    <message>
        <source>PEEP</source>
        <translation>PEEP</translation>
    </message>
    <message>
        <source>Refill, finger</source>
        <translation>Ricolorazione, dito</translation>
    </message>
    <message>
        <source>Refill, knee</source>
        <translation>Ricolorazione, ginocchio</translation>
    </message>
</context>
<context>
    <name>AppBar</name>
    <message>
        <source>Operator {0}, {1}</source>
        <translation>Operatore {0}, {1}</translation>
    </message>
    <message>
        <source>Find subject</source>
        <translation>Trova soggetto</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Blocca</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Giorno</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Notte</translation>
    </message>
    <message>
        <source>Day palette</source>
        <translation>Colori del giorno</translation>
    </message>
    <message>
        <source>Night palette</source>
        <translation>Colori della notte</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Reparto</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Vai a</translation>
    </message>
    <message>
        <source>Operator: {0}</source>
        <translation>Operatore: {0}</translation>
    </message>
</context>
<context>
    <name>Assess</name>
    <message>
        <source>not known</source>
        <translation>non noto</translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>Non ancora registrato</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Inserisci</translation>
    </message>
    <message>
        <source>Enter %1</source>
        <translation>Inserisci %1</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Perché?</translation>
    </message>
    <message>
        <source>Not done, with reason</source>
        <translation>Non fatto, con motivo</translation>
    </message>
    <message>
        <source>SOFA</source>
        <translation>SOFA</translation>
    </message>
    <message>
        <source>P/F, arterial gas</source>
        <translation>P/F, emogas arterioso</translation>
    </message>
    <message>
        <source>Mottling and refill</source>
        <translation>Marezzatura e ricolorazione</translation>
    </message>
    <message>
        <source>Vasopressor, ventilation, RRT, stay</source>
        <translation>Vasopressore, ventilazione, RRT, degenza</translation>
    </message>
    <message>
        <source>Adverse event</source>
        <translation>Evento avverso</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Vital status</source>
        <translation>Stato vitale</translation>
    </message>
    <message>
        <source>Body weight</source>
        <translation>Peso corporeo</translation>
    </message>
    <message>
        <source>Mottling score</source>
        <translation>Punteggio di marezzatura</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Basale</translation>
    </message>
    <message>
        <source>Daily vitals</source>
        <translation>Parametri giornalieri</translation>
    </message>
    <message>
        <source>Arterial gas and ventilation</source>
        <translation>Emogas arterioso e ventilazione</translation>
    </message>
    <message>
        <source>Laboratory set</source>
        <translation>Esami di laboratorio</translation>
    </message>
    <message>
        <source>Chest X-ray score</source>
        <translation>Punteggio della radiografia del torace</translation>
    </message>
    <message>
        <source>Lung compliance</source>
        <translation>Compliance polmonare</translation>
    </message>
    <message>
        <source>MRC sum score</source>
        <translation>Punteggio MRC totale</translation>
    </message>
    <message>
        <source>ADL, IADL</source>
        <translation>ADL, IADL</translation>
    </message>
    <message>
        <source>Ventilator-acquired pneumonia</source>
        <translation>Polmonite associata al ventilatore</translation>
    </message>
    <message>
        <source>Deep vein thrombosis or pulmonary embolism</source>
        <translation>Trombosi venosa profonda o embolia polmonare</translation>
    </message>
    <message>
        <source>Other treatments of COVID-19</source>
        <translation>Altri trattamenti del COVID-19</translation>
    </message>
    <message>
        <source>Capillary refill</source>
        <translation>Ricolorazione capillare</translation>
    </message>
    <message>
        <source>History and co-treatment</source>
        <translation>Anamnesi e cotrattamento</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Esame obiettivo</translation>
    </message>
    <message>
        <source>Microcirculation</source>
        <translation>Microcircolo</translation>
    </message>
    <message>
        <source>NEWS2</source>
        <translation>NEWS2</translation>
    </message>
    <message>
        <source>WHO clinical score</source>
        <translation>Punteggio clinico OMS</translation>
    </message>
    <message>
        <source>APACHE II</source>
        <translation>APACHE II</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>Ricovero</translation>
    </message>
    <message>
        <source>Chest imaging</source>
        <translation>Imaging del torace</translation>
    </message>
    <message>
        <source>Co-treatments</source>
        <translation>Cotrattamenti</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Esiti</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Backups</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>Let rotation go on</source>
        <translation>Riprendi la sostituzione delle copie</translation>
    </message>
    <message>
        <source>Second place, a folder on another disk</source>
        <translation>Secondo posto, una cartella su un altro disco</translation>
    </message>
    <message>
        <source>Keep copies there</source>
        <translation>Tieni le copie lì</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Ripristina da una copia…</translation>
    </message>
    <message>
        <source>Every old backup is kept since the restore.</source>
        <translation>Dal ripristino ogni vecchia copia è conservata.</translation>
    </message>
    <message>
        <source>They are rotated out again once somebody lets them.</source>
        <translation>Sono di nuovo sostituite quando qualcuno lo permette.</translation>
    </message>
    <message>
        <source>No good backup yet.</source>
        <translation>Ancora nessuna copia buona.</translation>
    </message>
    <message>
        <source>Second place: none; backups lie on this disk alone.</source>
        <translation>Secondo posto: nessuno; le copie sono solo su questo disco.</translation>
    </message>
    <message>
        <source>Second place: %1</source>
        <translation>Secondo posto: %1</translation>
    </message>
    <message>
        <source>No good backup in the last %1 hours.</source>
        <translation>Nessuna copia buona nelle ultime %1 ore.</translation>
    </message>
    <message>
        <source>The second place is not there now.</source>
        <translation>Il secondo posto ora non c&apos;è.</translation>
    </message>
    <message>
        <source>A place has no good backup of the last %1 hours.</source>
        <translation>Un posto non ha una copia buona delle ultime %1 ore.</translation>
    </message>
    <message>
        <source>Make a backup now, and see that the disks are there.</source>
        <translation>Fare una copia ora, e guardare che i dischi ci siano.</translation>
    </message>
    <message>
        <source>%1, %2 entries, %3</source>
        <translation>%1, %2 voci, %3</translation>
    </message>
    <message>
        <source>Not verified since the store was opened.</source>
        <translation>Non verificato da quando l&apos;archivio è aperto.</translation>
    </message>
    <message>
        <source>Verified %1: %2</source>
        <translation>Verificato %1: %2</translation>
    </message>
</context>
<context>
    <name>BagForm</name>
    <message>
        <source>Record bag</source>
        <translation>Registra sacca</translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation>Cambiata alle</translation>
    </message>
    <message>
        <source>Volume of the new bag</source>
        <translation>Volume della nuova sacca</translation>
    </message>
    <message>
        <source>Lot of the new bag</source>
        <translation>Lotto della nuova sacca</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lotto</translation>
    </message>
    <message>
        <source>New bag, {0}</source>
        <translation>Nuova sacca, {0}</translation>
    </message>
    <message>
        <source>Bag {0} has given {1}.</source>
        <translation>La sacca {0} ha dato {1}.</translation>
    </message>
    <message>
        <source>{0} should be left in it.</source>
        <translation>Dovrebbero restarne {0}.</translation>
    </message>
    <message>
        <source>One step left: type the volume of the new bag</source>
        <translation>Manca un passo: digitare il volume della nuova sacca</translation>
    </message>
</context>
<context>
    <name>Bedside</name>
    <message>
        <source>This window only looks on.</source>
        <translation>Questa finestra guarda soltanto.</translation>
    </message>
    <message>
        <source>Nothing can be recorded in it.</source>
        <translation>Non vi si può registrare nulla.</translation>
    </message>
    <message>
        <source>Your role reads and records no entries.</source>
        <translation>Il tuo ruolo legge e non registra voci.</translation>
    </message>
    <message>
        <source>Ask a nurse or an investigator to chart.</source>
        <translation>Chiedere a un infermiere o a uno sperimentatore di registrare.</translation>
    </message>
    <message>
        <source>Recorded: {0} values.</source>
        <translation>Registrati: {0} valori.</translation>
    </message>
    <message>
        <source>Not recorded. Your entry is kept in this form. %1</source>
        <translation>Non registrato. Quanto inserito resta in questo modulo. %1</translation>
    </message>
    <message>
        <source>Recorded %1, entry %2</source>
        <translation>%1 registrato, voce %2</translation>
    </message>
    <message>
        <source>Recorded: %1 was screened, not enrolled</source>
        <translation>Registrato: %1 valutato, non arruolato</translation>
    </message>
</context>
<context>
    <name>Below</name>
    <message>
        <source>%1 more below</source>
        <translation>altri %1 sotto</translation>
    </message>
</context>
<context>
    <name>Blinding</name>
    <message>
        <source>&apos;{0}&apos; could tell an arm. It is recorded as typed, and the monitor will see it.</source>
        <translation>&apos;{0}&apos; potrebbe rivelare un braccio. È registrato come digitato, e il monitor lo vedrà.</translation>
    </message>
</context>
<context>
    <name>BoardDelegate</name>
    <message>
        <source>Bed</source>
        <translation>Letto</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Prova</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>Bed, subject, protocol</source>
        <translation>Letto, soggetto, protocollo</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>Prossima azione</translation>
    </message>
    <message>
        <source>After that</source>
        <translation>Poi</translation>
    </message>
    <message>
        <source>Infusion</source>
        <translation>Infusione</translation>
    </message>
    <message>
        <source>Last titer or key measure</source>
        <translation>Ultimo titolo o misura chiave</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Giorno</translation>
    </message>
    <message>
        <source>Bed {bed}</source>
        <translation>Letto {bed}</translation>
    </message>
    <message>
        <source>No bed</source>
        <translation>Nessun letto</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Prova</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Now {0}</source>
        <translation>Adesso {0}</translation>
    </message>
    <message>
        <source>Day {0}</source>
        <translation>Giorno {0}</translation>
    </message>
    <message>
        <source>Target {0}</source>
        <translation>Obiettivo {0}</translation>
    </message>
    <message>
        <source>Entry: below {0}</source>
        <translation>Ingresso: sotto {0}</translation>
    </message>
    <message>
        <source>sampled {0}</source>
        <translation>prelevato {0}</translation>
    </message>
    <message>
        <source>before a dose</source>
        <translation>prima di una dose</translation>
    </message>
    <message>
        <source>during dose {0}</source>
        <translation>durante la dose {0}</translation>
    </message>
    <message>
        <source>Sample {0},</source>
        <translation>Campione {0},</translation>
    </message>
    <message>
        <source>result awaited</source>
        <translation>risultato atteso</translation>
    </message>
    <message>
        <source>{0} sample of {1}, result awaited.</source>
        <translation>Campione {0} di {1}, risultato atteso.</translation>
    </message>
    <message>
        <source>No titer yet</source>
        <translation>Ancora nessun titolo</translation>
    </message>
    <message>
        <source>No titer yet; first sample due {0}</source>
        <translation>Ancora nessun titolo; primo campione previsto {0}</translation>
    </message>
    <message>
        <source>{0}, 0 to {1}</source>
        <translation>{0}, da 0 a {1}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non noto</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>da {0} a {1}</translation>
    </message>
    <message>
        <source>Ceiling {0}</source>
        <translation>Tetto {0}</translation>
    </message>
    <message>
        <source>Infusion rate, {0}</source>
        <translation>Velocità di infusione, {0}</translation>
    </message>
    <message>
        <source>At {0} the planned volume is through at {1}.</source>
        <translation>Alle {0} il volume previsto finisce alle {1}.</translation>
    </message>
    <message>
        <source>{0}: {1} from {2} to {3}.</source>
        <translation>{0}: {1} da {2} a {3}.</translation>
    </message>
    <message>
        <source>{0}: rate not known from {1} to {2}.</source>
        <translation>{0}: velocità non nota da {1} a {2}.</translation>
    </message>
    <message>
        <source>{0}: paused {1} from {2}.</source>
        <translation>{0}: in pausa {1} da {2}.</translation>
    </message>
    <message>
        <source>Infusion {0}</source>
        <translation>Infusione {0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} di {1}</translation>
    </message>
    <message>
        <source>{0} so far</source>
        <translation>{0} finora</translation>
    </message>
    <message>
        <source>{0} given</source>
        <translation>{0} dati</translation>
    </message>
    <message>
        <source>Vasopressor</source>
        <translation>Vasopressore</translation>
    </message>
    <message>
        <source>rate not recorded</source>
        <translation>velocità non registrata</translation>
    </message>
    <message>
        <source>{0} {1} from {2}.</source>
        <translation>{0} {1} da {2}.</translation>
    </message>
    <message>
        <source>{0} {1} from {2} to {3}.</source>
        <translation>{0} {1} da {2} a {3}.</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>What was typed is kept as a draft. Look in the record whether the last entry is there. If it comes back, chart on paper and call for help.</source>
        <translation>Ciò che era digitato è tenuto come bozza. Guardare nel registro se c&apos;è l&apos;ultima voce. Se ritorna, registrare su carta e chiamare aiuto.</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>Ho letto</translation>
    </message>
</context>
<context>
    <name>Criteria</name>
    <message>
        <source>Not known</source>
        <translation>Non noto</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Soddisfatto</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Non soddisfatto</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Assente</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Presente</translation>
    </message>
    <message>
        <source>Answer to {0}</source>
        <translation>Risposta a {0}</translation>
    </message>
    <message>
        <source>Enter {0}</source>
        <translation>Inserisci {0}</translation>
    </message>
    <message>
        <source>Inclusion</source>
        <translation>Inclusione</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>Esclusione</translation>
    </message>
    <message>
        <source>{0}. Keys: Y absent, X present, ? not known</source>
        <translation>{0}. Tasti: Y assente, X presente, ? non noto</translation>
    </message>
</context>
<context>
    <name>DayRail</name>
    <message>
        <source>Study days</source>
        <translation>Giorni di studio</translation>
    </message>
    <message>
        <source>{n} above</source>
        <translation>{n} sopra</translation>
    </message>
    <message>
        <source>{n} below</source>
        <translation>{n} sotto</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Prescriber&apos;s decision</source>
        <translation>Decisione del prescrittore</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accetta</translation>
    </message>
    <message>
        <source>Adjust, why</source>
        <translation>Modifica, perché</translation>
    </message>
    <message>
        <source>Decline, why</source>
        <translation>Rifiuta, perché</translation>
    </message>
    <message>
        <source>Decided by, with PIN</source>
        <translation>Deciso da, con PIN</translation>
    </message>
    <message>
        <source>Who, with PIN</source>
        <translation>Chi, con PIN</translation>
    </message>
</context>
<context>
    <name>Delivered</name>
    <message>
        <source>Planned {0}</source>
        <translation>Previsto {0}</translation>
    </message>
    <message>
        <source>Now {0}</source>
        <translation>Adesso {0}</translation>
    </message>
    <message>
        <source>Delivered volume, mL</source>
        <translation>Volume infuso, mL</translation>
    </message>
    <message>
        <source>Not known what ran for {0}: {1}.</source>
        <translation>Non noto che cosa scorreva per {0}: {1}.</translation>
    </message>
    <message>
        <source>Rate {0}</source>
        <translation>Velocità {0}</translation>
    </message>
    <message>
        <source>Paused {0} from {1}.</source>
        <translation>In pausa {0} da {1}.</translation>
    </message>
    <message>
        <source>paused {0}</source>
        <translation>in pausa {0}</translation>
    </message>
    <message>
        <source>Bag change {0} at {1}.</source>
        <translation>Cambio sacca {0} alle {1}.</translation>
    </message>
    <message>
        <source>bag {0}</source>
        <translation>sacca {0}</translation>
    </message>
    <message>
        <source>{0} delivered at {1}.</source>
        <translation>{0} infusi alle {1}.</translation>
    </message>
    <message>
        <source>Rate {0}.</source>
        <translation>Velocità {0}.</translation>
    </message>
</context>
<context>
    <name>DeliveredChart</name>
    <message>
        <source>plan</source>
        <translation>piano</translation>
    </message>
    <message>
        <source>given</source>
        <translation>dato</translation>
    </message>
</context>
<context>
    <name>DeviationNote</name>
    <message>
        <source>What happened, in your words</source>
        <translation>Che cosa è successo, con parole proprie</translation>
    </message>
    <message>
        <source>now, or later under Deviations</source>
        <translation>ora, o più tardi in Deviazioni</translation>
    </message>
    <message>
        <source>Recorded as a deviation.</source>
        <translation>Registrato come deviazione.</translation>
    </message>
    <message>
        <source>Recorded as {0} deviations.</source>
        <translation>Registrato come {0} deviazioni.</translation>
    </message>
    <message>
        <source>If it runs on like this, it becomes a deviation.</source>
        <translation>Se continua così, diventa una deviazione.</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>e altri {0}</translation>
    </message>
    <message>
        <source>At its end: {0}.</source>
        <translation>Alla fine: {0}.</translation>
    </message>
</context>
<context>
    <name>Deviations</name>
    <message>
        <source>Deviations</source>
        <translation>Deviazioni</translation>
    </message>
    <message>
        <source>What happened, in your own words</source>
        <translation>Che cosa è successo, con parole proprie</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registra</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Rivista</translation>
    </message>
    <message>
        <source>No deviation from the protocol found</source>
        <translation>Nessuna deviazione dal protocollo trovata</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Spiega</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Perché?</translation>
    </message>
    <message>
        <source>Which rule and which entries make it a deviation</source>
        <translation>Quale regola e quali voci ne fanno una deviazione</translation>
    </message>
    <message>
        <source>{n} open of {all}</source>
        <translation>{n} aperte su {all}</translation>
    </message>
    <message>
        <source>Your role reads deviations, it does not explain them.</source>
        <translation>Il tuo ruolo legge le deviazioni, non le spiega.</translation>
    </message>
    <message>
        <source>Write at least three characters.</source>
        <translation>Scrivere almeno tre caratteri.</translation>
    </message>
    <message>
        <source>These words are recorded. Change them to record others.</source>
        <translation>Queste parole sono registrate. Cambiarle per registrarne altre.</translation>
    </message>
</context>
<context>
    <name>DoseCard</name>
    <message>
        <source>Working</source>
        <translation>Calcolo</translation>
    </message>
    <message>
        <source>any line: Explain</source>
        <translation>ogni riga: Spiega</translation>
    </message>
    <message>
        <source>Dose {0} working</source>
        <translation>Calcolo della dose {0}</translation>
    </message>
    <message>
        <source>{0} more below</source>
        <translation>altri {0} sotto</translation>
    </message>
</context>
<context>
    <name>DoseConfirm</name>
    <message>
        <source>Last three of the study id</source>
        <translation>Ultimi tre del codice di studio</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registra</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Read the study id off the patient, not off the screen.</source>
        <translation>Leggere il codice di studio sul paziente, non sullo schermo.</translation>
    </message>
    <message>
        <source>Type the last three of the study id.</source>
        <translation>Digitare gli ultimi tre del codice di studio.</translation>
    </message>
    <message>
        <source>This is not the study id that is open here. Look again whose dose it is.</source>
        <translation>Non è il codice di studio aperto qui. Guardare di nuovo di chi è la dose.</translation>
    </message>
</context>
<context>
    <name>DoseDecision</name>
    <message>
        <source>Who decides about the dose?</source>
        <translation>Chi decide sulla dose?</translation>
    </message>
    <message>
        <source>{0} is {1} here. An investigator decides about a dose.</source>
        <translation>{0} qui è {1}. Sulla dose decide uno sperimentatore.</translation>
    </message>
    <message>
        <source>{0} typed the same</source>
        <translation>{0} ha digitato lo stesso</translation>
    </message>
    <message>
        <source>Second person types it</source>
        <translation>La seconda persona lo digita</translation>
    </message>
    <message>
        <source>Over a hard limit: choose less</source>
        <translation>Oltre un limite invalicabile: scegliere meno</translation>
    </message>
    <message>
        <source>One step left: who decides, with PIN</source>
        <translation>Manca un passo: chi decide, con PIN</translation>
    </message>
    <message>
        <source>One step left: second person types it</source>
        <translation>Manca un passo: la seconda persona lo digita</translation>
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
        <translation>Dal titolo</translation>
    </message>
    <message>
        <source>Advised</source>
        <translation>Proposta</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accettata</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>Preparata</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
</context>
<context>
    <name>DosePanel</name>
    <message>
        <source>Volume in mL</source>
        <translation>Volume in mL</translation>
    </message>
    <message>
        <source>Rate in mL per hour</source>
        <translation>Velocità in mL per ora</translation>
    </message>
    <message>
        <source>mL per hour</source>
        <translation>mL per ora</translation>
    </message>
    <message>
        <source>Why, in your words</source>
        <translation>Perché, con parole proprie</translation>
    </message>
    <message>
        <source>Volume instead</source>
        <translation>Volume invece</translation>
    </message>
    <message>
        <source>At which rate</source>
        <translation>A quale velocità</translation>
    </message>
    <message>
        <source>One step left: the volume instead</source>
        <translation>Manca un passo: il volume invece</translation>
    </message>
    <message>
        <source>One step left: the rate</source>
        <translation>Manca un passo: la velocità</translation>
    </message>
    <message>
        <source>One step left: say why</source>
        <translation>Manca un passo: dire perché</translation>
    </message>
    <message>
        <source>DOSE</source>
        <translation>DOSE</translation>
    </message>
    <message>
        <source>No dose advised by the rule.</source>
        <translation>Nessuna dose proposta dalla regola.</translation>
    </message>
    <message>
        <source>No dose advised.</source>
        <translation>Nessuna dose proposta.</translation>
    </message>
    <message>
        <source>Nothing is advised by the rule.</source>
        <translation>La regola non propone nulla.</translation>
    </message>
    <message>
        <source>Advised by the rule: {0}.</source>
        <translation>Proposto dalla regola: {0}.</translation>
    </message>
    <message>
        <source>, advised by the rule</source>
        <translation>, proposto dalla regola</translation>
    </message>
    <message>
        <source>{0} levels</source>
        <translation>{0} livelli</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>a {0}</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0} ore</translation>
    </message>
    <message>
        <source>over {0} at {1}</source>
        <translation>in {0} a {1}</translation>
    </message>
    <message>
        <source>Start when dose {0} ends, about {1}.</source>
        <translation>Iniziare quando finisce la dose {0}, circa {1}.</translation>
    </message>
</context>
<context>
    <name>DoseTable</name>
    <message>
        <source>Doses</source>
        <translation>Dosi</translation>
    </message>
</context>
<context>
    <name>DueShift</name>
    <message>
        <source>Due this shift</source>
        <translation>Da fare nel turno</translation>
    </message>
    <message>
        <source>What is left of this shift</source>
        <translation>Che cosa resta di questo turno</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>Prossimo</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Stampa</translation>
    </message>
    <message>
        <source>Prints the handover sheet of the ward</source>
        <translation>Stampa il foglio delle consegne del reparto</translation>
    </message>
    <message>
        <source>{n} left</source>
        <translation>{n} rimasti</translation>
    </message>
    <message>
        <source>{n} more below</source>
        <translation>altri {n} sotto</translation>
    </message>
    <message>
        <source>Nothing is due in this shift</source>
        <translation>Niente da fare in questo turno</translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message>
        <source>Record end</source>
        <translation>Registra fine</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Finita alle</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Come è finita</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Completa</translation>
    </message>
    <message>
        <source>Stopped before the end</source>
        <translation>Interrotta prima della fine</translation>
    </message>
    <message>
        <source>Volume read off the pump</source>
        <translation>Volume letto sulla pompa</translation>
    </message>
    <message>
        <source>Reason for stopping, in your words</source>
        <translation>Motivo dell&apos;arresto, con parole proprie</translation>
    </message>
    <message>
        <source>reaction</source>
        <translation>reazione</translation>
    </message>
    <message>
        <source>decision of the prescriber</source>
        <translation>decisione del prescrittore</translation>
    </message>
    <message>
        <source>access lost</source>
        <translation>accesso perso</translation>
    </message>
    <message>
        <source>End, {0}</source>
        <translation>Fine, {0}</translation>
    </message>
    <message>
        <source>The charted rates give {0} up to now.</source>
        <translation>Le velocità registrate danno {0} finora.</translation>
    </message>
    <message>
        <source>The pump says {0} more.</source>
        <translation>La pompa dice {0} in più.</translation>
    </message>
    <message>
        <source>The pump says {0} less.</source>
        <translation>La pompa dice {0} in meno.</translation>
    </message>
    <message>
        <source>One step left: say how it ended</source>
        <translation>Manca un passo: dire come è finita</translation>
    </message>
    <message>
        <source>One step left: mend the volume</source>
        <translation>Manca un passo: correggere il volume</translation>
    </message>
    <message>
        <source>One step left: say why it was stopped</source>
        <translation>Manca un passo: dire perché è stata interrotta</translation>
    </message>
</context>
<context>
    <name>Endpoints</name>
    <message>
        <source>Endpoint</source>
        <translation>Endpoint</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Finora</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Limiti</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>at least {0} {1}</source>
        <translation>almeno {0} {1}</translation>
    </message>
    <message>
        <source>{0} to {1} {2}</source>
        <translation>da {0} a {1} {2}</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Definitivo</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Non ancora noto</translation>
    </message>
    <message>
        <source>Not final yet</source>
        <translation>Non ancora definitivo</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpoint</translation>
    </message>
    <message>
        <source>any row: Why? with Ctrl+E</source>
        <translation>ogni riga: Perché? con Ctrl+E</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>Enrol</source>
        <translation>Arruola</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Chi</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Non arruolato</translation>
    </message>
    <message>
        <source>Why enrolled all the same</source>
        <translation>Perché arruolato comunque</translation>
    </message>
    <message>
        <source>Deviation: why enrolled all the same</source>
        <translation>Deviazione: perché arruolato comunque</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Criteri</translation>
    </message>
    <message>
        <source>Why not enrolled</source>
        <translation>Perché non arruolato</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} e altri {1}</translation>
    </message>
    <message>
        <source>Bedline never enrols, an investigator does.</source>
        <translation>Bedline non arruola mai, lo fa uno sperimentatore.</translation>
    </message>
    <message>
        <source>Not known: {0}.</source>
        <translation>Non noti: {0}.</translation>
    </message>
    <message>
        <source>Mend what is marked red</source>
        <translation>Correggere ciò che è segnato in rosso</translation>
    </message>
    <message>
        <source>Only an investigator enrols; answers stay as a draft</source>
        <translation>Solo uno sperimentatore arruola; le risposte restano come bozza</translation>
    </message>
    <message>
        <source>One step left: why enrolled all the same</source>
        <translation>Manca un passo: perché arruolato comunque</translation>
    </message>
    <message>
        <source>Every criterion is met; you enrol</source>
        <translation>Ogni criterio è soddisfatto; l&apos;arruolamento è tuo</translation>
    </message>
    <message>
        <source>You enrol with a deviation</source>
        <translation>Arruolamento con una deviazione</translation>
    </message>
</context>
<context>
    <name>EnrolWho</name>
    <message>
        <source>Protocol</source>
        <translation>Protocollo</translation>
    </message>
    <message>
        <source>Choose the protocol</source>
        <translation>Scegliere il protocollo</translation>
    </message>
    <message>
        <source>Study id</source>
        <translation>Codice di studio</translation>
    </message>
    <message>
        <source>Bed</source>
        <translation>Letto</translation>
    </message>
    <message>
        <source>Birth year</source>
        <translation>Anno di nascita</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sesso</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Femmina</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Maschio</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non noto</translation>
    </message>
    <message>
        <source>Weight, kilograms</source>
        <translation>Peso, chilogrammi</translation>
    </message>
    <message>
        <source>How it was got</source>
        <translation>Come è stato ottenuto</translation>
    </message>
    <message>
        <source>Choose how</source>
        <translation>Scegliere come</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>Pesato</translation>
    </message>
    <message>
        <source>Height, centimetres</source>
        <translation>Altezza, centimetri</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Arruolato</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Chi</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Orologi</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altezza</translation>
    </message>
    <message>
        <source>Enrolled, time given</source>
        <translation>Arruolato, ora indicata</translation>
    </message>
    <message>
        <source>such as {0}-0001</source>
        <translation>ad esempio {0}-0001</translation>
    </message>
    <message>
        <source>Arm, as allocated</source>
        <translation>Braccio, come assegnato</translation>
    </message>
    <message>
        <source>{0}, if known</source>
        <translation>{0}, se noto</translation>
    </message>
    <message>
        <source>choose the protocol</source>
        <translation>scegliere il protocollo</translation>
    </message>
    <message>
        <source>the study id</source>
        <translation>il codice di studio</translation>
    </message>
    <message>
        <source>the bed</source>
        <translation>il letto</translation>
    </message>
    <message>
        <source>the birth year</source>
        <translation>l&apos;anno di nascita</translation>
    </message>
    <message>
        <source>the sex</source>
        <translation>il sesso</translation>
    </message>
    <message>
        <source>how the weight was got</source>
        <translation>come è stato ottenuto il peso</translation>
    </message>
    <message>
        <source>when it was weighed</source>
        <translation>quando è stato pesato</translation>
    </message>
    <message>
        <source>One step left: {0}</source>
        <translation>Manca un passo: {0}</translation>
    </message>
    <message>
        <source>Mend the time that cannot be read</source>
        <translation>Correggere l&apos;ora che non si può leggere</translation>
    </message>
    <message>
        <source> Unusual: is it kilograms?</source>
        <translation> Insolito: sono chilogrammi?</translation>
    </message>
    <message>
        <source>Alike and enrolled: {0}. Check the study id. </source>
        <translation>Simile e arruolato: {0}. Controllare il codice di studio. </translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Given at</source>
        <translation>Avvenuto alle</translation>
    </message>
    <message>
        <source>Opened for another subject: leave and open again</source>
        <translation>Aperto per un altro soggetto: uscire e riaprire</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} punti</translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message>
        <source>{new}, was {old}</source>
        <translation>{new}, era {old}</translation>
    </message>
    <message>
        <source>Given at</source>
        <translation>Avvenuto alle</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Rate from here</source>
        <translation>Velocità da qui</translation>
    </message>
    <message>
        <source>Volume so far</source>
        <translation>Volume finora</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Inserito</translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <source>Events of this infusion</source>
        <translation>Eventi di questa infusione</translation>
    </message>
</context>
<context>
    <name>ExplainDeviationForm</name>
    <message>
        <source>Record words</source>
        <translation>Registra le parole</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Deviazione</translation>
    </message>
    <message>
        <source>What happened, in your words</source>
        <translation>Che cosa è successo, con parole proprie</translation>
    </message>
    <message>
        <source>Importance, by review</source>
        <translation>Importanza, dalla revisione</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>Minore</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>Maggiore</translation>
    </message>
    <message>
        <source>Record review</source>
        <translation>Registra revisione</translation>
    </message>
    <message>
        <source>{0}. The protocol&apos;s rule: {1}.</source>
        <translation>{0}. La regola del protocollo: {1}.</translation>
    </message>
    <message>
        <source>Choose a deviation first</source>
        <translation>Scegliere prima una deviazione</translation>
    </message>
    <message>
        <source>One step left: say what happened</source>
        <translation>Manca un passo: dire che cosa è successo</translation>
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
        <translation>non scelto</translation>
    </message>
    <message>
        <source>One step left: mend {0}</source>
        <translation>Manca un passo: correggere {0}</translation>
    </message>
    <message>
        <source>One step left: {0}</source>
        <translation>Manca un passo: {0}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sì</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non noto</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>da {0} a {1}</translation>
    </message>
    <message>
        <source>Type a whole number, {0}.</source>
        <translation>Digitare un numero intero, {0}.</translation>
    </message>
    <message>
        <source>from 0 up</source>
        <translation>da 0 in su</translation>
    </message>
    <message>
        <source>Write the date like 21-Nov-2026.</source>
        <translation>Scrivere la data come 21-Nov-2026.</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Study id or bed</source>
        <translation>Codice di studio o letto</translation>
    </message>
    <message>
        <source>Subjects found</source>
        <translation>Soggetti trovati</translation>
    </message>
    <message>
        <source>Find subject</source>
        <translation>Trova soggetto</translation>
    </message>
    <message>
        <source>Screened, not enrolled</source>
        <translation>Valutato, non arruolato</translation>
    </message>
    <message>
        <source>Bed %1</source>
        <translation>Letto %1</translation>
    </message>
    <message>
        <source>No subject with that id or bed on this ward.</source>
        <translation>Nessun soggetto con quel codice o letto in questo reparto.</translation>
    </message>
    <message>
        <source>Look twice: %1 are alike.</source>
        <translation>Guardare due volte: %1 si somigliano.</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Store, backup, clock</source>
        <translation>Archivio, copia, orologio</translation>
    </message>
    <message>
        <source>Record version %1</source>
        <translation>Versione del registro %1</translation>
    </message>
    <message>
        <source>Supports the order,</source>
        <translation>Affianca la prescrizione,</translation>
    </message>
    <message>
        <source>does not replace it; drives no pump</source>
        <translation>non la sostituisce, non guida pompe</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Senza rete</translation>
    </message>
    <message>
        <source>by design</source>
        <translation>per scelta</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Archivio</translation>
    </message>
    <message>
        <source>damaged, only to be read</source>
        <translation>danneggiato, sola lettura</translation>
    </message>
    <message>
        <source>nothing recorded yet</source>
        <translation>ancora nulla di registrato</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>salvato %1</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ancora nessuno</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 fa</translation>
    </message>
    <message>
        <source>%1, verified</source>
        <translation>%1, verificata</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Orologio</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>IgM titer</source>
        <translation>Titolo IgM</translation>
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
        <translation>Peso corporeo</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altezza</translation>
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
        <translation>pH arterioso</translation>
    </message>
    <message>
        <source>Bicarbonate</source>
        <translation>Bicarbonato</translation>
    </message>
    <message>
        <source>A-a gradient</source>
        <translation>Gradiente A-a</translation>
    </message>
    <message>
        <source>Base excess</source>
        <translation>Eccesso di basi</translation>
    </message>
    <message>
        <source>Lactate</source>
        <translation>Lattato</translation>
    </message>
    <message>
        <source>Platelets</source>
        <translation>Piastrine</translation>
    </message>
    <message>
        <source>Bilirubin</source>
        <translation>Bilirubina</translation>
    </message>
    <message>
        <source>Creatinine</source>
        <translation>Creatinina</translation>
    </message>
    <message>
        <source>Urea</source>
        <translation>Urea</translation>
    </message>
    <message>
        <source>Potassium</source>
        <translation>Potassio</translation>
    </message>
    <message>
        <source>Sodium</source>
        <translation>Sodio</translation>
    </message>
    <message>
        <source>Hemoglobin</source>
        <translation>Emoglobina</translation>
    </message>
    <message>
        <source>Hematocrit</source>
        <translation>Ematocrito</translation>
    </message>
    <message>
        <source>White cells</source>
        <translation>Globuli bianchi</translation>
    </message>
    <message>
        <source>Neutrophils</source>
        <translation>Neutrofili</translation>
    </message>
    <message>
        <source>Lymphocytes</source>
        <translation>Linfociti</translation>
    </message>
    <message>
        <source>CD3 cells</source>
        <translation>Cellule CD3</translation>
    </message>
    <message>
        <source>CD4 cells</source>
        <translation>Cellule CD4</translation>
    </message>
    <message>
        <source>CD8 cells</source>
        <translation>Cellule CD8</translation>
    </message>
    <message>
        <source>CD4 HLA-DR+ CD38+</source>
        <translation>CD4 HLA-DR+ CD38+</translation>
    </message>
    <message>
        <source>Troponin</source>
        <translation>Troponina</translation>
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
        <translation>Tempo di protrombina</translation>
    </message>
    <message>
        <source>aPTT</source>
        <translation>aPTT</translation>
    </message>
    <message>
        <source>Thrombin time</source>
        <translation>Tempo di trombina</translation>
    </message>
    <message>
        <source>D-dimer</source>
        <translation>D-dimero</translation>
    </message>
    <message>
        <source>AST</source>
        <translation>AST</translation>
    </message>
    <message>
        <source>ALT</source>
        <translation>ALT</translation>
    </message>
    <message>
        <source>Albumin</source>
        <translation>Albumina</translation>
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
        <translation>PCR</translation>
    </message>
    <message>
        <source>Procalcitonin</source>
        <translation>Procalcitonina</translation>
    </message>
    <message>
        <source>MAP</source>
        <translation>MAP</translation>
    </message>
    <message>
        <source>Systolic pressure</source>
        <translation>Pressione sistolica</translation>
    </message>
    <message>
        <source>Diastolic pressure</source>
        <translation>Pressione diastolica</translation>
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
        <translation>Gittata cardiaca</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Frequenza cardiaca</translation>
    </message>
    <message>
        <source>Respiratory rate</source>
        <translation>Frequenza respiratoria</translation>
    </message>
    <message>
        <source>SpO2</source>
        <translation>SpO2</translation>
    </message>
    <message>
        <source>Oxygen flow</source>
        <translation>Flusso di ossigeno</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Urine, complete 24 h</source>
        <translation>Urina, 24 h complete</translation>
    </message>
    <message>
        <source>Fluid balance</source>
        <translation>Bilancio idrico</translation>
    </message>
    <message>
        <source>GCS</source>
        <translation>GCS</translation>
    </message>
    <message>
        <source>Tidal volume</source>
        <translation>Volume corrente</translation>
    </message>
    <message>
        <source>Plateau pressure</source>
        <translation>Pressione di plateau</translation>
    </message>
    <message>
        <source>PEEP</source>
        <translation>PEEP</translation>
    </message>
    <message>
        <source>Refill, finger</source>
        <translation>Ricolorazione, dito</translation>
    </message>
    <message>
        <source>Refill, knee</source>
        <translation>Ricolorazione, ginocchio</translation>
    </message>
    <message>
        <source>Eligibility and allocation</source>
        <translation>Eleggibilità e assegnazione</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consenso</translation>
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
        <translation>PCR, PCT</translation>
    </message>
    <message>
        <source>Arterial gas, FiO2</source>
        <translation>Emogas arterioso, FiO2</translation>
    </message>
    <message>
        <source>SOFA</source>
        <translation>SOFA</translation>
    </message>
    <message>
        <source>Mottling score</source>
        <translation>Punteggio di marezzatura</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Basale</translation>
    </message>
    <message>
        <source>Daily vitals</source>
        <translation>Parametri giornalieri</translation>
    </message>
    <message>
        <source>Arterial gas and ventilation</source>
        <translation>Emogas arterioso e ventilazione</translation>
    </message>
    <message>
        <source>Laboratory set</source>
        <translation>Esami di laboratorio</translation>
    </message>
    <message>
        <source>Chest X-ray score</source>
        <translation>Punteggio della radiografia del torace</translation>
    </message>
    <message>
        <source>Lung compliance</source>
        <translation>Compliance polmonare</translation>
    </message>
    <message>
        <source>MRC sum score</source>
        <translation>Punteggio MRC totale</translation>
    </message>
    <message>
        <source>ADL, IADL</source>
        <translation>ADL, IADL</translation>
    </message>
    <message>
        <source>Ventilator-acquired pneumonia</source>
        <translation>Polmonite associata al ventilatore</translation>
    </message>
    <message>
        <source>Deep vein thrombosis or pulmonary embolism</source>
        <translation>Trombosi venosa profonda o embolia polmonare</translation>
    </message>
    <message>
        <source>Other treatments of COVID-19</source>
        <translation>Altri trattamenti del COVID-19</translation>
    </message>
    <message>
        <source>CVP, ScvO2, cardiac output if available</source>
        <translation>PVC, ScvO2, gittata cardiaca se disponibili</translation>
    </message>
    <message>
        <source>Capillary refill</source>
        <translation>Ricolorazione capillare</translation>
    </message>
    <message>
        <source>History and co-treatment</source>
        <translation>Anamnesi e cotrattamento</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Esame obiettivo</translation>
    </message>
    <message>
        <source>Microcirculation</source>
        <translation>Microcircolo</translation>
    </message>
    <message>
        <source>NEWS2</source>
        <translation>NEWS2</translation>
    </message>
    <message>
        <source>WHO clinical score</source>
        <translation>Punteggio clinico OMS</translation>
    </message>
    <message>
        <source>APACHE II</source>
        <translation>APACHE II</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>Ricovero</translation>
    </message>
    <message>
        <source>IgG, IgA</source>
        <translation>IgG, IgA</translation>
    </message>
    <message>
        <source>IgM recovery titer</source>
        <translation>Titolo IgM di recupero</translation>
    </message>
    <message>
        <source>Vital status</source>
        <translation>Stato vitale</translation>
    </message>
    <message>
        <source>Eligibility</source>
        <translation>Eleggibilità</translation>
    </message>
    <message>
        <source>Study infusion 1 of 4</source>
        <translation>Infusione di studio 1 di 4</translation>
    </message>
    <message>
        <source>Study infusion 2 of 4</source>
        <translation>Infusione di studio 2 di 4</translation>
    </message>
    <message>
        <source>Study infusion 3 of 4</source>
        <translation>Infusione di studio 3 di 4</translation>
    </message>
    <message>
        <source>Study infusion 4 of 4</source>
        <translation>Infusione di studio 4 di 4</translation>
    </message>
    <message>
        <source>P/F</source>
        <translation>P/F</translation>
    </message>
    <message>
        <source>Creatinine, urine output</source>
        <translation>Creatinina, diuresi</translation>
    </message>
    <message>
        <source>Immune profile</source>
        <translation>Profilo immunitario</translation>
    </message>
    <message>
        <source>Eligibility and randomisation</source>
        <translation>Eleggibilità e randomizzazione</translation>
    </message>
    <message>
        <source>History, co-treatment</source>
        <translation>Anamnesi, cotrattamento</translation>
    </message>
    <message>
        <source>Plasma for the biobank</source>
        <translation>Plasma per la biobanca</translation>
    </message>
    <message>
        <source>Microcirculation, day 2 to 7</source>
        <translation>Microcircolo, giorni da 2 a 7</translation>
    </message>
    <message>
        <source>Study infusion starts</source>
        <translation>Inizio dell&apos;infusione di studio</translation>
    </message>
    <message>
        <source>Study drug level 2 of 3</source>
        <translation>Livello del farmaco di studio 2 di 3</translation>
    </message>
    <message>
        <source>Study drug level 3 of 3</source>
        <translation>Livello del farmaco di studio 3 di 3</translation>
    </message>
    <message>
        <source>Study infusion ends</source>
        <translation>Fine dell&apos;infusione di studio</translation>
    </message>
    <message>
        <source>Injection 1 of 7</source>
        <translation>Iniezione 1 di 7</translation>
    </message>
    <message>
        <source>Injection 2 of 7</source>
        <translation>Iniezione 2 di 7</translation>
    </message>
    <message>
        <source>Injection 3 of 7</source>
        <translation>Iniezione 3 di 7</translation>
    </message>
    <message>
        <source>Injection 4 of 7</source>
        <translation>Iniezione 4 di 7</translation>
    </message>
    <message>
        <source>Injection 5 of 7</source>
        <translation>Iniezione 5 di 7</translation>
    </message>
    <message>
        <source>Injection 6 of 7</source>
        <translation>Iniezione 6 di 7</translation>
    </message>
    <message>
        <source>Injection 7 of 7</source>
        <translation>Iniezione 7 di 7</translation>
    </message>
    <message>
        <source>Lymphocytes before injection</source>
        <translation>Linfociti prima dell&apos;iniezione</translation>
    </message>
    <message>
        <source>Oxygen support, SpO2</source>
        <translation>Supporto di ossigeno, SpO2</translation>
    </message>
    <message>
        <source>Chest imaging</source>
        <translation>Imaging del torace</translation>
    </message>
    <message>
        <source>Co-treatments</source>
        <translation>Cotrattamenti</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Esiti</translation>
    </message>
    <message>
        <source>SpO2 scale</source>
        <translation>Scala SpO2</translation>
    </message>
    <message>
        <source>On oxygen</source>
        <translation>Con ossigeno</translation>
    </message>
    <message>
        <source>Pulse</source>
        <translation>Polso</translation>
    </message>
    <message>
        <source>Consciousness, ACVPU</source>
        <translation>Coscienza, ACVPU</translation>
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
        <translation>Insufficienza renale acuta</translation>
    </message>
    <message>
        <source>Age, years</source>
        <translation>Età, anni</translation>
    </message>
    <message>
        <source>Chronic health</source>
        <translation>Salute cronica</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>elective_postoperative</source>
        <translation>postoperatorio programmato</translation>
    </message>
    <message>
        <source>nonoperative_or_emergency_postoperative</source>
        <translation>non operatorio o postoperatorio d&apos;urgenza</translation>
    </message>
    <message>
        <source>Extent, right upper</source>
        <translation>Estensione, destro superiore</translation>
    </message>
    <message>
        <source>Density, right upper</source>
        <translation>Densità, destro superiore</translation>
    </message>
    <message>
        <source>Extent, left upper</source>
        <translation>Estensione, sinistro superiore</translation>
    </message>
    <message>
        <source>Density, left upper</source>
        <translation>Densità, sinistro superiore</translation>
    </message>
    <message>
        <source>Extent, right lower</source>
        <translation>Estensione, destro inferiore</translation>
    </message>
    <message>
        <source>Density, right lower</source>
        <translation>Densità, destro inferiore</translation>
    </message>
    <message>
        <source>Extent, left lower</source>
        <translation>Estensione, sinistro inferiore</translation>
    </message>
    <message>
        <source>Density, left lower</source>
        <translation>Densità, sinistro inferiore</translation>
    </message>
    <message>
        <source>Shoulder abduction, right</source>
        <translation>Abduzione della spalla, destra</translation>
    </message>
    <message>
        <source>Shoulder abduction, left</source>
        <translation>Abduzione della spalla, sinistra</translation>
    </message>
    <message>
        <source>Elbow flexion, right</source>
        <translation>Flessione del gomito, destra</translation>
    </message>
    <message>
        <source>Elbow flexion, left</source>
        <translation>Flessione del gomito, sinistra</translation>
    </message>
    <message>
        <source>Wrist extension, right</source>
        <translation>Estensione del polso, destra</translation>
    </message>
    <message>
        <source>Wrist extension, left</source>
        <translation>Estensione del polso, sinistra</translation>
    </message>
    <message>
        <source>Hip flexion, right</source>
        <translation>Flessione dell&apos;anca, destra</translation>
    </message>
    <message>
        <source>Hip flexion, left</source>
        <translation>Flessione dell&apos;anca, sinistra</translation>
    </message>
    <message>
        <source>Knee extension, right</source>
        <translation>Estensione del ginocchio, destra</translation>
    </message>
    <message>
        <source>Knee extension, left</source>
        <translation>Estensione del ginocchio, sinistra</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion, right</source>
        <translation>Dorsiflessione della caviglia, destra</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion, left</source>
        <translation>Dorsiflessione della caviglia, sinistra</translation>
    </message>
    <message>
        <source>Admitted for</source>
        <translation>Ricoverato per</translation>
    </message>
    <message>
        <source>medical</source>
        <translation>medico</translation>
    </message>
    <message>
        <source>elective surgery</source>
        <translation>chirurgia elettiva</translation>
    </message>
    <message>
        <source>emergency surgery</source>
        <translation>chirurgia d&apos;urgenza</translation>
    </message>
    <message>
        <source>trauma</source>
        <translation>trauma</translation>
    </message>
    <message>
        <source>Site of infection</source>
        <translation>Sede dell&apos;infezione</translation>
    </message>
    <message>
        <source>lung</source>
        <translation>polmone</translation>
    </message>
    <message>
        <source>abdomen</source>
        <translation>addome</translation>
    </message>
    <message>
        <source>urinary tract</source>
        <translation>vie urinarie</translation>
    </message>
    <message>
        <source>bloodstream</source>
        <translation>sangue</translation>
    </message>
    <message>
        <source>skin and soft tissue</source>
        <translation>cute e tessuti molli</translation>
    </message>
    <message>
        <source>other</source>
        <translation>altro</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non noto</translation>
    </message>
    <message>
        <source>Infection acquired</source>
        <translation>Infezione acquisita</translation>
    </message>
    <message>
        <source>community</source>
        <translation>comunità</translation>
    </message>
    <message>
        <source>hospital</source>
        <translation>ospedale</translation>
    </message>
    <message>
        <source>ICU</source>
        <translation>terapia intensiva</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Storia</translation>
    </message>
    <message>
        <source>Drugs before admission</source>
        <translation>Farmaci prima del ricovero</translation>
    </message>
    <message>
        <source>Surgery</source>
        <translation>Chirurgia</translation>
    </message>
    <message>
        <source>Ventilation</source>
        <translation>Ventilazione</translation>
    </message>
    <message>
        <source>oxygen</source>
        <translation>ossigeno</translation>
    </message>
    <message>
        <source>high-flow oxygen</source>
        <translation>ossigeno ad alti flussi</translation>
    </message>
    <message>
        <source>non-invasive</source>
        <translation>non invasiva</translation>
    </message>
    <message>
        <source>invasive</source>
        <translation>invasiva</translation>
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
        <translation>Quadro clinico e radiologico</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Campione</translation>
    </message>
    <message>
        <source>tracheal secretions</source>
        <translation>secrezioni tracheali</translation>
    </message>
    <message>
        <source>bronchoalveolar lavage</source>
        <translation>lavaggio broncoalveolare</translation>
    </message>
    <message>
        <source>protected distal sample</source>
        <translation>prelievo distale protetto</translation>
    </message>
    <message>
        <source>Culture positive</source>
        <translation>Coltura positiva</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trovato</translation>
    </message>
    <message>
        <source>deep vein thrombosis</source>
        <translation>trombosi venosa profonda</translation>
    </message>
    <message>
        <source>pulmonary embolism</source>
        <translation>embolia polmonare</translation>
    </message>
    <message>
        <source>both</source>
        <translation>entrambi</translation>
    </message>
    <message>
        <source>Confirmed by imaging</source>
        <translation>Confermato dall&apos;imaging</translation>
    </message>
    <message>
        <source>Corticosteroids</source>
        <translation>Corticosteroidi</translation>
    </message>
    <message>
        <source>Antiretrovirals</source>
        <translation>Antiretrovirali</translation>
    </message>
    <message>
        <source>Chloroquine</source>
        <translation>Clorochina</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>Co-treatment</source>
        <translation>Cotrattamento</translation>
    </message>
    <message>
        <source>ECG</source>
        <translation>ECG</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normale</translation>
    </message>
    <message>
        <source>abnormal</source>
        <translation>anormale</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>non fatto</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>photoplethysmography</source>
        <translation>fotopletismografia</translation>
    </message>
    <message>
        <source>cutaneous Doppler with iontophoresis</source>
        <translation>Doppler cutaneo con iontoforesi</translation>
    </message>
    <message>
        <source>near-infrared spectroscopy</source>
        <translation>spettroscopia nel vicino infrarosso</translation>
    </message>
    <message>
        <source>videomicroscopy</source>
        <translation>videomicroscopia</translation>
    </message>
    <message>
        <source>tissue PCO2</source>
        <translation>PCO2 tissutale</translation>
    </message>
    <message>
        <source>urethral photoplethysmography</source>
        <translation>fotopletismografia uretrale</translation>
    </message>
    <message>
        <source>perfusion index</source>
        <translation>indice di perfusione</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Reperto</translation>
    </message>
    <message>
        <source>WHO clinical score (11 points)</source>
        <translation>Punteggio clinico OMS (11 punti)</translation>
    </message>
    <message>
        <source>Smoking</source>
        <translation>Fumo</translation>
    </message>
    <message>
        <source>Chronic obstructive pulmonary disease</source>
        <translation>Broncopneumopatia cronica ostruttiva</translation>
    </message>
    <message>
        <source>Diabetes mellitus</source>
        <translation>Diabete mellito</translation>
    </message>
    <message>
        <source>Hypertension</source>
        <translation>Ipertensione</translation>
    </message>
    <message>
        <source>Chronic cardiac disease</source>
        <translation>Cardiopatia cronica</translation>
    </message>
    <message>
        <source>Chronic kidney disease</source>
        <translation>Malattia renale cronica</translation>
    </message>
    <message>
        <source>Chronic liver disease</source>
        <translation>Epatopatia cronica</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>Ictus</translation>
    </message>
    <message>
        <source>Malignancy</source>
        <translation>Neoplasia</translation>
    </message>
    <message>
        <source>Immunosuppression</source>
        <translation>Immunosoppressione</translation>
    </message>
    <message>
        <source>Tuberculosis</source>
        <translation>Tubercolosi</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>Febbre</translation>
    </message>
    <message>
        <source>Cough</source>
        <translation>Tosse</translation>
    </message>
    <message>
        <source>Sputum</source>
        <translation>Espettorato</translation>
    </message>
    <message>
        <source>Dyspnoea</source>
        <translation>Dispnea</translation>
    </message>
    <message>
        <source>Imaging done</source>
        <translation>Imaging eseguito</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>TC</translation>
    </message>
    <message>
        <source>radiograph</source>
        <translation>radiografia</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>Opacità a vetro smerigliato</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Addensamento</translation>
    </message>
    <message>
        <source>Interstitial abnormalities</source>
        <translation>Anomalie interstiziali</translation>
    </message>
    <message>
        <source>Pneumothorax</source>
        <translation>Pneumotorace</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>Versamento pleurico</translation>
    </message>
    <message>
        <source>Glucocorticoid from</source>
        <translation>Glucocorticoide dal</translation>
    </message>
    <message>
        <source>Glucocorticoid to</source>
        <translation>Glucocorticoide al</translation>
    </message>
    <message>
        <source>Antiviral</source>
        <translation>Antivirale</translation>
    </message>
    <message>
        <source>arbidol</source>
        <translation>arbidol</translation>
    </message>
    <message>
        <source>ribavirin</source>
        <translation>ribavirina</translation>
    </message>
    <message>
        <source>ganciclovir</source>
        <translation>ganciclovir</translation>
    </message>
    <message>
        <source>lopinavir and ritonavir</source>
        <translation>lopinavir e ritonavir</translation>
    </message>
    <message>
        <source>Antiviral from</source>
        <translation>Antivirale dal</translation>
    </message>
    <message>
        <source>Antiviral to</source>
        <translation>Antivirale al</translation>
    </message>
    <message>
        <source>Antibiotic from</source>
        <translation>Antibiotico dal</translation>
    </message>
    <message>
        <source>Antibiotic to</source>
        <translation>Antibiotico al</translation>
    </message>
    <message>
        <source>Antifungal from</source>
        <translation>Antimicotico dal</translation>
    </message>
    <message>
        <source>Antifungal to</source>
        <translation>Antimicotico al</translation>
    </message>
    <message>
        <source>Anticoagulant from</source>
        <translation>Anticoagulante dal</translation>
    </message>
    <message>
        <source>Anticoagulant to</source>
        <translation>Anticoagulante al</translation>
    </message>
    <message>
        <source>Acute respiratory distress syndrome</source>
        <translation>Sindrome da distress respiratorio acuto</translation>
    </message>
    <message>
        <source>Disseminated intravascular coagulation</source>
        <translation>Coagulazione intravascolare disseminata</translation>
    </message>
    <message>
        <source>Myocardial injury</source>
        <translation>Danno miocardico</translation>
    </message>
    <message>
        <source>Acute hepatic injury</source>
        <translation>Danno epatico acuto</translation>
    </message>
    <message>
        <source>Shock</source>
        <translation>Shock</translation>
    </message>
    <message>
        <source>Acute kidney injury</source>
        <translation>Danno renale acuto</translation>
    </message>
    <message>
        <source>High-flow oxygen at any time</source>
        <translation>Ossigeno ad alti flussi in qualsiasi momento</translation>
    </message>
    <message>
        <source>Non-invasive ventilation at any time</source>
        <translation>Ventilazione non invasiva in qualsiasi momento</translation>
    </message>
    <message>
        <source>Invasive ventilation at any time</source>
        <translation>Ventilazione invasiva in qualsiasi momento</translation>
    </message>
    <message>
        <source>Prone position at any time</source>
        <translation>Posizione prona in qualsiasi momento</translation>
    </message>
    <message>
        <source>Renal replacement at any time</source>
        <translation>Terapia renale sostitutiva in qualsiasi momento</translation>
    </message>
    <message>
        <source>ECMO at any time</source>
        <translation>ECMO in qualsiasi momento</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Leave, keep draft</source>
        <translation>Esci, tieni la bozza</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Azioni</translation>
    </message>
    <message>
        <source>Reason for the correction</source>
        <translation>Motivo della correzione</translation>
    </message>
    <message>
        <source>Reason for the correction, in your words</source>
        <translation>Motivo della correzione, con parole proprie</translation>
    </message>
    <message>
        <source>Correcting {0}.</source>
        <translation>Correzione di {0}.</translation>
    </message>
    <message>
        <source>Entered by {0}; the old value stays legible.</source>
        <translation>Inserito da {0}; il vecchio valore resta leggibile.</translation>
    </message>
    <message>
        <source>From paper</source>
        <translation>Da carta</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Only looking: nothing can be recorded here</source>
        <translation>Solo lettura: qui non si può registrare nulla</translation>
    </message>
    <message>
        <source>One step left: say why it is corrected</source>
        <translation>Manca un passo: dire perché si corregge</translation>
    </message>
    <message>
        <source>Draft kept {0}, not charted</source>
        <translation>Bozza tenuta {0}, non registrata</translation>
    </message>
</context>
<context>
    <name>GasForm</name>
    <message>
        <source>P/F of this gas</source>
        <translation>P/F di questo emogas</translation>
    </message>
    <message>
        <source>P/F by day, mmHg</source>
        <translation>P/F per giorno, mmHg</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non noto</translation>
    </message>
    <message>
        <source>needs {0}</source>
        <translation>serve {0}</translation>
    </message>
    <message>
        <source>{0} at FiO2 {1}, one gas</source>
        <translation>{0} con FiO2 {1}, un emogas</translation>
    </message>
    <message>
        <source>Last {0} mmHg, {1}</source>
        <translation>Ultimo {0} mmHg, {1}</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Unlock Bedline</source>
        <translation>Sblocca Bedline</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase di accesso</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Sblocca</translation>
    </message>
    <message>
        <source>Forgotten: use the recovery key</source>
        <translation>Dimenticata: usare la chiave di recupero</translation>
    </message>
    <message>
        <source>A new passphrase by the recovery key</source>
        <translation>Una nuova frase di accesso con la chiave di recupero</translation>
    </message>
    <message>
        <source>Recovery key, eight groups of five</source>
        <translation>Chiave di recupero, otto gruppi di cinque</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nuova frase di accesso</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Di nuovo la nuova frase</translation>
    </message>
    <message>
        <source>The one before is void now. It is shown this once.</source>
        <translation>La precedente ora non vale più. È mostrata solo questa volta.</translation>
    </message>
    <message>
        <source>Give the new passphrase</source>
        <translation>Dai la nuova frase di accesso</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>A new store for this ward</source>
        <translation>Un nuovo archivio per questo reparto</translation>
    </message>
    <message>
        <source>Site and ward</source>
        <translation>Centro e reparto</translation>
    </message>
    <message>
        <source>Time zone of the ward</source>
        <translation>Fuso orario del reparto</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Il tuo nome</translation>
    </message>
    <message>
        <source>Your role</source>
        <translation>Il tuo ruolo</translation>
    </message>
    <message>
        <source>Passphrase, at least 12 characters</source>
        <translation>Frase di accesso, almeno 12 caratteri</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Ancora la frase di accesso</translation>
    </message>
    <message>
        <source>Make the store</source>
        <translation>Crea l&apos;archivio</translation>
    </message>
    <message>
        <source>Write this recovery key down and lock it away.</source>
        <translation>Scrivere questa chiave di recupero e chiuderla sotto chiave.</translation>
    </message>
    <message>
        <source>Open the downtime sheets</source>
        <translation>Apri i fogli d&apos;emergenza</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Ripristina da una copia…</translation>
    </message>
    <message>
        <source>It is shown this once. Without it and without a passphrase nobody can open the record.</source>
        <translation>È mostrata solo questa volta. Senza di essa e senza una frase di accesso nessuno può aprire il registro.</translation>
    </message>
    <message>
        <source>I have written it down, open the ward</source>
        <translation>L&apos;ho scritta, apri il reparto</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type them again.</source>
        <translation>Le due frasi di accesso sono diverse. Digitarle di nuovo.</translation>
    </message>
    <message>
        <source>investigator</source>
        <translation>sperimentatore</translation>
    </message>
    <message>
        <source>nurse</source>
        <translation>infermiere</translation>
    </message>
    <message>
        <source>pharmacist</source>
        <translation>farmacista</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>monitor</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>amministratore</translation>
    </message>
</context>
<context>
    <name>GivenAt</name>
    <message>
        <source>Entered {0} after the fact</source>
        <translation>Inserito {0} dopo il fatto</translation>
    </message>
    <message>
        <source>One step left: type when it happened</source>
        <translation>Manca un passo: digitare quando è avvenuto</translation>
    </message>
</context>
<context>
    <name>Guards</name>
    <message>
        <source>The clock of this laptop is in doubt.</source>
        <translation>L&apos;orologio di questo portatile è dubbio.</translation>
    </message>
    <message>
        <source>Compare it with the ward&apos;s clock; set the laptop right if it is wrong. Until then give each entry its time by hand: it is marked as made with a clock in doubt.</source>
        <translation>Confrontarlo con l&apos;orologio del reparto; se è sbagliato, correggere il portatile. Fino ad allora dare a mano l&apos;ora di ogni voce: è segnata come fatta con un orologio dubbio.</translation>
    </message>
    <message>
        <source>The clock is right now</source>
        <translation>L&apos;orologio ora è giusto</translation>
    </message>
    <message>
        <source>Nothing is overdue. Bedline is no alarm.</source>
        <translation>Nulla è in ritardo. Bedline non è un allarme.</translation>
    </message>
    <message>
        <source>Subjects with something overdue now: %1. Bedline is no alarm.</source>
        <translation>Soggetti con qualcosa in ritardo ora: %1. Bedline non è un allarme.</translation>
    </message>
    <message>
        <source>Show what is overdue</source>
        <translation>Mostra ciò che è in ritardo</translation>
    </message>
    <message>
        <source>This is %1, bed %2.</source>
        <translation>Questo è %1, letto %2.</translation>
    </message>
    <message>
        <source>A different subject, %1, was open here %2 ago.</source>
        <translation>Un altro soggetto, %1, era aperto qui %2 fa.</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>meno di un minuto</translation>
    </message>
    <message>
        <source>Right subject</source>
        <translation>Soggetto giusto</translation>
    </message>
    <message>
        <source>%1 in bed %2</source>
        <translation>%1 nel letto %2</translation>
    </message>
    <message>
        <source>This is %1 in bed %2.</source>
        <translation>Questo è %1 nel letto %2.</translation>
    </message>
    <message>
        <source>Not to be taken for: %1.</source>
        <translation>Da non confondere con: %1.</translation>
    </message>
    <message>
        <source>Free some room, or call who cares for this laptop.</source>
        <translation>Liberare spazio, o chiamare chi cura questo portatile.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Show entries of one kind</source>
        <translation>Mostra le voci di un tipo</translation>
    </message>
    <message>
        <source>Show entries of one person</source>
        <translation>Mostra le voci di una persona</translation>
    </message>
    <message>
        <source>Correct an entry</source>
        <translation>Correggi una voce</translation>
    </message>
    <message>
        <source>Void, with reason</source>
        <translation>Annulla, con motivo</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tutti i tipi</translation>
    </message>
    <message>
        <source>All persons</source>
        <translation>Tutte le persone</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>{n} voci</translation>
    </message>
    <message>
        <source>{n} of {all} entries shown</source>
        <translation>{n} di {all} voci mostrate</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>{text}, voided</source>
        <translation>{text}, annullato</translation>
    </message>
    <message>
        <source>{text}, was {old}</source>
        <translation>{text}, era {old}</translation>
    </message>
    <message>
        <source>Happened at</source>
        <translation>Avvenuto alle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>Inserito da</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Entries</source>
        <translation>Voci</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Rows of the file</source>
        <translation>Righe del file</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Scegli un file</translation>
    </message>
    <message>
        <source>Record all values</source>
        <translation>Registra tutti i valori</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>Laboratory file</source>
        <translation>File del laboratorio</translation>
    </message>
    <message>
        <source>all rows are recorded or none</source>
        <translation>si registrano tutte le righe o nessuna</translation>
    </message>
    <message>
        <source>Choose a laboratory&apos;s CSV file</source>
        <translation>Scegli un file CSV del laboratorio</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>e altri {0}</translation>
    </message>
    <message>
        <source>Nothing of this file can be recorded.</source>
        <translation>Nulla di questo file si può registrare.</translation>
    </message>
    <message>
        <source>Choose a file. Its columns are told in the guide.</source>
        <translation>Scegliere un file. Le colonne sono descritte nella guida.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Riga</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Soggetto</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Che cosa</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valore</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Prelevato</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Referto</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>Da vedere</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rifiutata</translation>
    </message>
</context>
<context>
    <name>Infusion</name>
    <message>
        <source>No infusion</source>
        <translation>Nessuna infusione</translation>
    </message>
    <message>
        <source>Paused {0}</source>
        <translation>In pausa {0}</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Completa</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Interrotta</translation>
    </message>
    <message>
        <source>Rate not known</source>
        <translation>Velocità non nota</translation>
    </message>
    <message>
        <source>{0}, level {1}</source>
        <translation>{0}, livello {1}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>da {0}</translation>
    </message>
    <message>
        <source>ended {0}</source>
        <translation>finita {0}</translation>
    </message>
    <message>
        <source>Should have ended</source>
        <translation>Doveva finire</translation>
    </message>
    <message>
        <source>Ends, in {0}</source>
        <translation>Fine tra {0}</translation>
    </message>
    <message>
        <source>Ends {0}, in {1}</source>
        <translation>Finisce {0}, tra {1}</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>infusi</translation>
    </message>
    <message>
        <source>to run</source>
        <translation>da infondere</translation>
    </message>
    <message>
        <source>DOSE</source>
        <translation>DOSE</translation>
    </message>
    <message>
        <source>No infusion yet</source>
        <translation>Ancora nessuna infusione</translation>
    </message>
    <message>
        <source>{0} to run</source>
        <translation>{0} da infondere</translation>
    </message>
    <message>
        <source>ends {0}</source>
        <translation>finisce {0}</translation>
    </message>
    <message>
        <source>Treatment given, recorded only</source>
        <translation>Trattamento dato, solo registrato</translation>
    </message>
    <message>
        <source>entered under Assessments</source>
        <translation>inserito in Valutazioni</translation>
    </message>
    <message>
        <source>Nothing is proposed here</source>
        <translation>Qui non si propone nulla</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Ancora nulla di registrato</translation>
    </message>
    <message>
        <source>, until {0}</source>
        <translation>, fino a {0}</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>a {0}</translation>
    </message>
    <message>
        <source>witness {0}</source>
        <translation>testimone {0}</translation>
    </message>
    <message>
        <source>Ends, at this rate</source>
        <translation>Finisce, a questa velocità</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>non ancora</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non noto</translation>
    </message>
    <message>
        <source>{0}, from paper</source>
        <translation>{0}, da carta</translation>
    </message>
    <message>
        <source>level {0}</source>
        <translation>livello {0}</translation>
    </message>
    <message>
        <source>{0} read off the pump</source>
        <translation>{0} letti sulla pompa</translation>
    </message>
    <message>
        <source>Deviation: {0}</source>
        <translation>Deviazione: {0}</translation>
    </message>
    <message>
        <source>corrected {0}, {1}: {2}</source>
        <translation>corretto {0}, {1}: {2}</translation>
    </message>
    <message>
        <source>What happened, in your words</source>
        <translation>Che cosa è successo, con parole proprie</translation>
    </message>
    <message>
        <source>Not explained yet</source>
        <translation>Non ancora spiegata</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Spiega</translation>
    </message>
</context>
<context>
    <name>InfusionCard</name>
    <message>
        <source>Rate</source>
        <translation>Velocità</translation>
    </message>
    <message>
        <source>Opens the form, records nothing</source>
        <translation>Apre il modulo, non registra nulla</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvio</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Ripresa</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>InfusionLog</name>
    <message>
        <source>Correct an entry</source>
        <translation>Correggi una voce</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventi</translation>
    </message>
    <message>
        <source>Delivered volume</source>
        <translation>Volume infuso</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvio</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Velocità</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Ripresa</translation>
    </message>
    <message>
        <source>Bag change</source>
        <translation>Cambio sacca</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Unknown stretch</source>
        <translation>Tratto non noto</translation>
    </message>
    <message>
        <source>Rate known again</source>
        <translation>Velocità di nuovo nota</translation>
    </message>
</context>
<context>
    <name>InfusionNow</name>
    <message>
        <source>study infusion</source>
        <translation>infusione di studio</translation>
    </message>
    <message>
        <source>injection {0} of {1}</source>
        <translation>iniezione {0} di {1}</translation>
    </message>
    <message>
        <source>dose {0}</source>
        <translation>dose {0}</translation>
    </message>
    <message>
        <source>study infusion {0} of {1}</source>
        <translation>infusione di studio {0} di {1}</translation>
    </message>
    <message>
        <source>study infusion {0}</source>
        <translation>infusione di studio {0}</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>almeno {0}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>da {0} a {1}</translation>
    </message>
    <message>
        <source>Nothing charted yet:</source>
        <translation>Ancora nulla di registrato:</translation>
    </message>
    <message>
        <source>No accepted plan.</source>
        <translation>Nessun piano accettato.</translation>
    </message>
    <message>
        <source>Accepted {0} at {1}.</source>
        <translation>Accettato {0} a {1}.</translation>
    </message>
    <message>
        <source>Accepted {0}.</source>
        <translation>Accettato {0}.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>In pausa</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Interrotta</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Completa</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>da {0}</translation>
    </message>
    <message>
        <source>rate not known</source>
        <translation>velocità non nota</translation>
    </message>
    <message>
        <source>ends {0} at this rate, in {1}</source>
        <translation>finisce {0} a questa velocità, tra {1}</translation>
    </message>
    <message>
        <source> delivered</source>
        <translation> infusi</translation>
    </message>
    <message>
        <source> to run of {0}</source>
        <translation> da infondere su {0}</translation>
    </message>
</context>
<context>
    <name>InjectionForm</name>
    <message>
        <source>Read back against the syringe</source>
        <translation>Rileggere confrontando con la siringa</translation>
    </message>
    <message>
        <source>Record injection</source>
        <translation>Registra iniezione</translation>
    </message>
    <message>
        <source>Number of the injection</source>
        <translation>Numero dell&apos;iniezione</translation>
    </message>
    <message>
        <source>Volume injected</source>
        <translation>Volume iniettato</translation>
    </message>
    <message>
        <source>Syringe number</source>
        <translation>Numero della siringa</translation>
    </message>
    <message>
        <source>Reason, where it is off the plan</source>
        <translation>Motivo, se diversa dal piano</translation>
    </message>
    <message>
        <source>Injections so far</source>
        <translation>Iniezioni finora</translation>
    </message>
    <message>
        <source>Injection</source>
        <translation>Iniezione</translation>
    </message>
    <message>
        <source>Place, {0}</source>
        <translation>Sede, {0}</translation>
    </message>
    <message>
        <source>Study injection, {0} in the plan</source>
        <translation>Iniezione di studio, {0} nel piano</translation>
    </message>
    <message>
        <source>Injection {0},</source>
        <translation>Iniezione {0},</translation>
    </message>
    <message>
        <source>as accepted</source>
        <translation>come accettato</translation>
    </message>
    <message>
        <source>advised by the rule</source>
        <translation>proposto dalla regola</translation>
    </message>
    <message>
        <source>One step left: number of the injection, from 1</source>
        <translation>Manca un passo: numero dell&apos;iniezione, da 1</translation>
    </message>
    <message>
        <source>One step left: type the volume injected</source>
        <translation>Manca un passo: digitare il volume iniettato</translation>
    </message>
    <message>
        <source>One step left: where it was injected</source>
        <translation>Manca un passo: dove è stata iniettata</translation>
    </message>
</context>
<context>
    <name>Issues</name>
    <message>
        <source>{given} could mean {small} or {large}. Type {small} or {large}.</source>
        <translation>{given} può voler dire {small} o {large}. Digitare {small} o {large}.</translation>
    </message>
    <message>
        <source>The text holds {hidden}, which cannot be seen. Type it again.</source>
        <translation>Il testo contiene {hidden}, che non si può vedere. Digitarlo di nuovo.</translation>
    </message>
    <message>
        <source>&apos;{given}&apos; is not a plain number. Type digits with at most one decimal mark, such as 85.5; no sign, spaces, grouping or exponent.</source>
        <translation>&apos;{given}&apos; non è un numero semplice. Digitare cifre con al massimo un segno decimale, come 85.5; senza segno, spazi, raggruppamento o esponente.</translation>
    </message>
    <message>
        <source>Nothing was typed.</source>
        <translation>Non è stato digitato nulla.</translation>
    </message>
    <message>
        <source>&apos;{given}&apos; is not a time. Write now, -35 (minutes ago), -2h, 0530, 05:30 or 21-Nov-2026 05:30.</source>
        <translation>&apos;{given}&apos; non è un&apos;ora. Scrivere now (adesso), -35 (minuti fa), -2h, 0530, 05:30 o 21-Nov-2026 05:30.</translation>
    </message>
    <message>
        <source>{given} is not a time of the day; hours go from 00 to 23 and minutes from 00 to 59.</source>
        <translation>{given} non è un&apos;ora del giorno; le ore vanno da 00 a 23 e i minuti da 00 a 59.</translation>
    </message>
    <message>
        <source>{time} is still to come: it is {now} now. If it was the day before, type {before}.</source>
        <translation>{time} deve ancora venire: adesso sono le {now}. Se era il giorno prima, digitare {before}.</translation>
    </message>
    <message>
        <source>{given} is too far back. Type the date and time, such as {when}.</source>
        <translation>{given} è troppo indietro. Digitare data e ora, come {when}.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Lock now, over the form</source>
        <translation>Blocca ora, sopra il modulo</translation>
    </message>
    <message>
        <source>Ward board</source>
        <translation>Quadro del reparto</translation>
    </message>
    <message>
        <source>Find subject or bed</source>
        <translation>Trova soggetto o letto</translation>
    </message>
    <message>
        <source>Next due action, any subject</source>
        <translation>Prossima azione, qualunque soggetto</translation>
    </message>
    <message>
        <source>Pages of the subject</source>
        <translation>Pagine del soggetto</translation>
    </message>
    <message>
        <source>Explain the number under focus</source>
        <translation>Spiega il numero in evidenza</translation>
    </message>
    <message>
        <source>Day sheet preview</source>
        <translation>Anteprima del foglio del giorno</translation>
    </message>
    <message>
        <source>Sign the day that the day sheet shows</source>
        <translation>Firma il giorno mostrato dal foglio</translation>
    </message>
    <message>
        <source>History with corrections</source>
        <translation>Storia con le correzioni</translation>
    </message>
    <message>
        <source>Emergency unblinding: whom to call</source>
        <translation>Apertura d&apos;urgenza del cieco: chi chiamare</translation>
    </message>
    <message>
        <source>Day or night palette</source>
        <translation>Colori del giorno o della notte</translation>
    </message>
    <message>
        <source>Status of store, backup, clock</source>
        <translation>Stato di archivio, copia, orologio</translation>
    </message>
    <message>
        <source>Record the form</source>
        <translation>Registra il modulo</translation>
    </message>
    <message>
        <source>Leave, draft kept</source>
        <translation>Esci, bozza tenuta</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Schermo intero</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Ore</translation>
    </message>
    <message>
        <source>Next unit, when the focus is on the unit</source>
        <translation>Unità seguente, quando il cursore è sull&apos;unità</translation>
    </message>
    <message>
        <source>Accept, adjust, decline a dose</source>
        <translation>Accetta, modifica, rifiuta una dose</translation>
    </message>
    <message>
        <source>SOFA, or a due row of Now: not done, why</source>
        <translation>SOFA, o una riga di Ora: non fatto, perché</translation>
    </message>
    <message>
        <source>Calendar, in a time</source>
        <translation>Calendario, in un&apos;ora</translation>
    </message>
    <message>
        <source>SOFA: use last, marked stale</source>
        <translation>SOFA: usa l&apos;ultimo, segnato come vecchio</translation>
    </message>
    <message>
        <source>Mottling: zone, not assessable</source>
        <translation>Marezzatura: zona, non valutabile</translation>
    </message>
    <message>
        <source>Refill: start and stop the timer</source>
        <translation>Ricolorazione: avvia e ferma il cronometro</translation>
    </message>
    <message>
        <source>Infusion: rate, pause, bag, stop, unknown stretch, correct</source>
        <translation>Infusione: velocità, pausa, sacca, stop, tratto non noto, correggi</translation>
    </message>
    <message>
        <source>Enrolment: met, not met, not known</source>
        <translation>Arruolamento: soddisfatto, non soddisfatto, non noto</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Ovunque</translation>
    </message>
    <message>
        <source>In forms</source>
        <translation>Nei moduli</translation>
    </message>
    <message>
        <source>Keys of Bedline</source>
        <translation>Tasti di Bedline</translation>
    </message>
</context>
<context>
    <name>LadderCard</name>
    <message>
        <source>Hold</source>
        <translation>Mantieni</translation>
    </message>
    <message>
        <source>Step down</source>
        <translation>Scendi di un livello</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Reason or prescriber, in your words</source>
        <translation>Motivo o prescrittore, con parole proprie</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Non iniziata</translation>
    </message>
    <message>
        <source>Study drug, {0} levels</source>
        <translation>Farmaco di studio, {0} livelli</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>In pausa</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Finita</translation>
    </message>
    <message>
        <source>started {0}</source>
        <translation>iniziata {0}</translation>
    </message>
    <message>
        <source>Study drug level {0} of {1}</source>
        <translation>Livello del farmaco di studio {0} di {1}</translation>
    </message>
    <message>
        <source>since {0}, {1} at this level</source>
        <translation>da {0}, {1} a questo livello</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>non ancora</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fatto</translation>
    </message>
    <message>
        <source>now</source>
        <translation>adesso</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>dalle {0}</translation>
    </message>
    <message>
        <source>no rate</source>
        <translation>nessuna velocità</translation>
    </message>
    <message>
        <source>Level {0}</source>
        <translation>Livello {0}</translation>
    </message>
    <message>
        <source>Before level {0}</source>
        <translation>Prima del livello {0}</translation>
    </message>
    <message>
        <source>{0} at level {1}</source>
        <translation>{0} al livello {1}</translation>
    </message>
    <message>
        <source>reached {0}</source>
        <translation>raggiunto {0}</translation>
    </message>
    <message>
        <source>not before {0}</source>
        <translation>non prima di {0}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manca</translation>
    </message>
    <message>
        <source>Start at level {0}</source>
        <translation>Avvia al livello {0}</translation>
    </message>
    <message>
        <source>Step up to level {0}</source>
        <translation>Sali al livello {0}</translation>
    </message>
    <message>
        <source>Highest level reached</source>
        <translation>Livello più alto raggiunto</translation>
    </message>
    <message>
        <source>Step up to level {0}, {1}, now {2}.</source>
        <translation>Salire al livello {0}, {1}, adesso {2}.</translation>
    </message>
    <message>
        <source>Hold at level {0}, {1}, now {2}.</source>
        <translation>Mantenere il livello {0}, {1}, adesso {2}.</translation>
    </message>
    <message>
        <source>Step down to level {0}, {1}, now {2}.</source>
        <translation>Scendere al livello {0}, {1}, adesso {2}.</translation>
    </message>
    <message>
        <source>Chart level {0}</source>
        <translation>Registra livello {0}</translation>
    </message>
</context>
<context>
    <name>LegPicker</name>
    <message>
        <source>Mottling, 0 to 5</source>
        <translation>Marezzatura, da 0 a 5</translation>
    </message>
    <message>
        <source>Past the groin fold</source>
        <translation>Oltre la piega inguinale</translation>
    </message>
    <message>
        <source>Up to the groin fold</source>
        <translation>Fino alla piega inguinale</translation>
    </message>
    <message>
        <source>Up to mid-thigh</source>
        <translation>Fino a metà coscia</translation>
    </message>
    <message>
        <source>Up to the upper edge of the kneecap</source>
        <translation>Fino al bordo superiore della rotula</translation>
    </message>
    <message>
        <source>Coin-sized, centre of the knee</source>
        <translation>Grande come una moneta, al centro del ginocchio</translation>
    </message>
    <message>
        <source>No mottling</source>
        <translation>Nessuna marezzatura</translation>
    </message>
    <message>
        <source>Painted leg</source>
        <translation>Gamba disegnata</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Locked</source>
        <translation>Bloccato</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>PIN or passphrase</source>
        <translation>PIN o frase di accesso</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Sblocca</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1, dalle %2</translation>
    </message>
</context>
<context>
    <name>MeasurementForm</name>
    <message>
        <source>Record</source>
        <translation>Registra</translation>
    </message>
    <message>
        <source>Report number</source>
        <translation>Numero del referto</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Come</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indicato</translation>
    </message>
    <message>
        <source>How it was got</source>
        <translation>Come è stato ottenuto</translation>
    </message>
    <message>
        <source>Left empty, not done because</source>
        <translation>Lasciato vuoto, non fatto perché</translation>
    </message>
    <message>
        <source>left open</source>
        <translation>lasciato aperto</translation>
    </message>
    <message>
        <source>Reason in your words</source>
        <translation>Motivo con parole proprie</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Con parole proprie</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Prelevato</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>Rilevato alle</translation>
    </message>
    <message>
        <source>Record {0} of {1}</source>
        <translation>Registra {0} di {1}</translation>
    </message>
    <message>
        <source>Record all {0}</source>
        <translation>Registra tutti e {0}</translation>
    </message>
    <message>
        <source>Read again against the report: {0}</source>
        <translation>Rileggere confrontando col referto: {0}</translation>
    </message>
    <message>
        <source>One step left: type a value, or say why not</source>
        <translation>Manca un passo: digitare un valore, o dire perché no</translation>
    </message>
    <message>
        <source>One step left: read unusual values again, tick</source>
        <translation>Manca un passo: rileggere i valori insoliti, spuntare</translation>
    </message>
</context>
<context>
    <name>MottlingForm</name>
    <message>
        <source>Mottling, knee and thigh</source>
        <translation>Marezzatura, ginocchio e coscia</translation>
    </message>
    <message>
        <source>Leg</source>
        <translation>Gamba</translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation>Gamba destra</translation>
    </message>
    <message>
        <source>Left leg</source>
        <translation>Gamba sinistra</translation>
    </message>
    <message>
        <source>Not assessable, why</source>
        <translation>Non valutabile, perché</translation>
    </message>
    <message>
        <source>Why it is not assessable</source>
        <translation>Perché non è valutabile</translation>
    </message>
    <message>
        <source>Not assessable, because</source>
        <translation>Non valutabile, perché</translation>
    </message>
    <message>
        <source>Choose a zone</source>
        <translation>Scegliere una zona</translation>
    </message>
    <message>
        <source>Tap the leg or press 0 to 5. The worse leg counts.</source>
        <translation>Toccare la gamba o premere da 0 a 5. Conta la gamba peggiore.</translation>
    </message>
    <message>
        <source>One step left: say why it is not assessable</source>
        <translation>Manca un passo: dire perché non è valutabile</translation>
    </message>
    <message>
        <source>Record assessment</source>
        <translation>Registra valutazione</translation>
    </message>
    <message>
        <source>Assessed at</source>
        <translation>Valutato alle</translation>
    </message>
    <message>
        <source>Mottling by day</source>
        <translation>Marezzatura per giorno</translation>
    </message>
    <message>
        <source>Vitals before step</source>
        <translation>Parametri prima del passo</translation>
    </message>
    <message>
        <source>Last: {0}, at {1}.</source>
        <translation>Ultimo: {0}, alle {1}.</translation>
    </message>
    <message>
        <source>{0} missing</source>
        <translation>manca {0}</translation>
    </message>
    <message>
        <source>One step left: choose a zone or type a time</source>
        <translation>Manca un passo: scegliere una zona o digitare un tempo</translation>
    </message>
</context>
<context>
    <name>NotDoneForm</name>
    <message>
        <source>Record as not done</source>
        <translation>Registra come non fatto</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Deciso alle</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Non fatto</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>choose or type</source>
        <translation>scegliere o digitare</translation>
    </message>
    <message>
        <source>Reason, in your words</source>
        <translation>Motivo, con parole proprie</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Con parole proprie</translation>
    </message>
    <message>
        <source>Not done: {0}</source>
        <translation>Non fatto: {0}</translation>
    </message>
    <message>
        <source>Day {0}</source>
        <translation>Giorno {0}</translation>
    </message>
    <message>
        <source>One step left: say why it was not done</source>
        <translation>Manca un passo: dire perché non è stato fatto</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Ancora nulla di registrato</translation>
    </message>
    <message>
        <source>Record note</source>
        <translation>Registra nota</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note, in your words</source>
        <translation>Nota, con parole proprie</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Con parole proprie</translation>
    </message>
    <message>
        <source>Earlier notes</source>
        <translation>Note precedenti</translation>
    </message>
    <message>
        <source>One step left: write the note</source>
        <translation>Manca un passo: scrivere la nota</translation>
    </message>
</context>
<context>
    <name>Now</name>
    <message>
        <source>Infusion</source>
        <translation>Infusione</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>altri {0}</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Punteggi</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} di {1}</translation>
    </message>
    <message>
        <source>Day {0}</source>
        <translation>Giorno {0}</translation>
    </message>
    <message>
        <source>Last {0}, {1}</source>
        <translation>Ultimo {0}, {1}</translation>
    </message>
    <message>
        <source>Last titer, sampled {0}</source>
        <translation>Ultimo titolo, prelevato {0}</translation>
    </message>
    <message>
        <source>the day before</source>
        <translation>giorno prima</translation>
    </message>
    <message>
        <source>same as {0}</source>
        <translation>come il {0}</translation>
    </message>
    <message>
        <source>up {0} from {1}</source>
        <translation>+{0} dal {1}</translation>
    </message>
    <message>
        <source>down {0} from {1}</source>
        <translation>−{0} dal {1}</translation>
    </message>
    <message>
        <source>{0} below target</source>
        <translation>{0} sotto l&apos;obiettivo</translation>
    </message>
    <message>
        <source>at target</source>
        <translation>all&apos;obiettivo</translation>
    </message>
    <message>
        <source>{0} above target</source>
        <translation>{0} sopra l&apos;obiettivo</translation>
    </message>
    <message>
        <source>Given {0}</source>
        <translation>Dati {0}</translation>
    </message>
    <message>
        <source>{0}, Day {1}</source>
        <translation>{0}, Giorno {1}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rifiutata</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ancora nessuno</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accettata</translation>
    </message>
    <message>
        <source>due Day {0}</source>
        <translation>Giorno {0}</translation>
    </message>
    <message>
        <source>still missing: {0}</source>
        <translation>manca ancora: {0}</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>Open dose</source>
        <translation>Apri dose</translation>
    </message>
    <message>
        <source>Chart injection</source>
        <translation>Registra iniezione</translation>
    </message>
    <message>
        <source>Record sample</source>
        <translation>Registra campione</translation>
    </message>
    <message>
        <source>Record status</source>
        <translation>Registra stato</translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation>Registra consenso</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registra</translation>
    </message>
    <message>
        <source>Enter titer</source>
        <translation>Inserisci titolo</translation>
    </message>
    <message>
        <source>Enter vitals</source>
        <translation>Inserisci parametri</translation>
    </message>
    <message>
        <source>Enter gas</source>
        <translation>Inserisci emogas</translation>
    </message>
    <message>
        <source>Enter labs</source>
        <translation>Esami</translation>
    </message>
    <message>
        <source>Enter values</source>
        <translation>Valori</translation>
    </message>
</context>
<context>
    <name>NowList</name>
    <message>
        <source>Now</source>
        <translation>Adesso</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Niente da fare</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Perché?</translation>
    </message>
    <message>
        <source>Why the row under the focus is due (Ctrl+E)</source>
        <translation>Perché la riga in evidenza è da fare (Ctrl+E)</translation>
    </message>
    <message>
        <source>{n} more by {time}</source>
        <translation>altri {n} entro le {time}</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>altri {n}</translation>
    </message>
</context>
<context>
    <name>NowPage</name>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Ancora nulla da disegnare</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Decorso</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Registra</translation>
    </message>
</context>
<context>
    <name>NowRow</name>
    <message>
        <source>Not done, with reason</source>
        <translation>Non fatto, con motivo</translation>
    </message>
    <message>
        <source>Not done, with reason (N)</source>
        <translation>Non fatto, con motivo (N)</translation>
    </message>
</context>
<context>
    <name>OtherForms</name>
    <message>
        <source>Type a whole number, 0 to {0}.</source>
        <translation>Digitare un numero intero, da 0 a {0}.</translation>
    </message>
    <message>
        <source>Record sample</source>
        <translation>Registra campione</translation>
    </message>
    <message>
        <source>Drawn at</source>
        <translation>Prelevato alle</translation>
    </message>
    <message>
        <source>Study sample</source>
        <translation>Campione di studio</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Campione</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>scegliere</translation>
    </message>
    <message>
        <source>Tubes</source>
        <translation>Provette</translation>
    </message>
    <message>
        <source>Aliquots</source>
        <translation>Aliquote</translation>
    </message>
    <message>
        <source>Label or rack</source>
        <translation>Etichetta o rack</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Labels as PDF</source>
        <translation>Etichette in PDF</translation>
    </message>
    <message>
        <source>Save the labels</source>
        <translation>Salva le etichette</translation>
    </message>
    <message>
        <source>Tubes: {0}. {1} aliquots. {2}</source>
        <translation>Provette: {0}. {1} aliquote. {2}</translation>
    </message>
    <message>
        <source>One step left: which sample</source>
        <translation>Manca un passo: quale campione</translation>
    </message>
    <message>
        <source>One step left: mend the number</source>
        <translation>Manca un passo: correggere il numero</translation>
    </message>
    <message>
        <source>Record time</source>
        <translation>Registra ora</translation>
    </message>
    <message>
        <source>It happened at</source>
        <translation>È avvenuto alle</translation>
    </message>
    <message>
        <source>Time that a clock runs from</source>
        <translation>Ora da cui parte un orologio</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Che cosa</translation>
    </message>
    <message>
        <source>Stated before: {0}. It stays legible.</source>
        <translation>Indicato prima: {0}. Resta leggibile.</translation>
    </message>
    <message>
        <source>One step left: choose what</source>
        <translation>Manca un passo: scegliere che cosa</translation>
    </message>
    <message>
        <source>Record treatment</source>
        <translation>Registra trattamento</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Immunoglobulin given, recorded only</source>
        <translation>Immunoglobulina data, solo registrata</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Prodotto</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantità</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unità</translation>
    </message>
    <message>
        <source>Until, where it is known</source>
        <translation>Fino a, se noto</translation>
    </message>
    <message>
        <source>One step left: which product</source>
        <translation>Manca un passo: quale prodotto</translation>
    </message>
    <message>
        <source>One step left: amount with its unit</source>
        <translation>Manca un passo: quantità con la sua unità</translation>
    </message>
    <message>
        <source>One step left: mend the time of its end</source>
        <translation>Manca un passo: correggere l&apos;ora della fine</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Save the handover sheet</source>
        <translation>Salva il foglio delle consegne</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Adesso</translation>
    </message>
    <message>
        <source>Titer and dose</source>
        <translation>Titolo e dose</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>Valutazioni</translation>
    </message>
    <message>
        <source>Infusions</source>
        <translation>Infusioni</translation>
    </message>
    <message>
        <source>Deviations</source>
        <translation>Deviazioni</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>Foglio del giorno</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Storia</translation>
    </message>
    <message>
        <source>Ward board</source>
        <translation>Quadro del reparto</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Arruola</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Persone</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Archivio</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Rivedere</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Study drug</source>
        <translation>Farmaco di studio</translation>
    </message>
</context>
<context>
    <name>PatientStrip</name>
    <message>
        <source>Bed %1</source>
        <translation>Letto %1</translation>
    </message>
    <message>
        <source>Bed not recorded</source>
        <translation>Letto non registrato</translation>
    </message>
    <message>
        <source>Dosing weight</source>
        <translation>Peso per la dose</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non registrato</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocollo</translation>
    </message>
    <message>
        <source>arm not recorded</source>
        <translation>braccio non registrato</translation>
    </message>
    <message>
        <source>Protocol, arm</source>
        <translation>Protocollo, braccio</translation>
    </message>
    <message>
        <source>Study day</source>
        <translation>Giorno di studio</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non noto</translation>
    </message>
    <message>
        <source>Day %1 of %2</source>
        <translation>Giorno %1 di %2</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Prova</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>bloccato</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Soggetto</translation>
    </message>
</context>
<context>
    <name>PauseForm</name>
    <message>
        <source>Record pause</source>
        <translation>Registra pausa</translation>
    </message>
    <message>
        <source>Paused at</source>
        <translation>In pausa alle</translation>
    </message>
    <message>
        <source>Reason, in your words</source>
        <translation>Motivo, con parole proprie</translation>
    </message>
    <message>
        <source>transfer to CT</source>
        <translation>trasporto in TC</translation>
    </message>
    <message>
        <source>line change</source>
        <translation>cambio linea</translation>
    </message>
    <message>
        <source>reaction</source>
        <translation>reazione</translation>
    </message>
    <message>
        <source>pump alarm</source>
        <translation>allarme della pompa</translation>
    </message>
    <message>
        <source>Pause, {0}</source>
        <translation>Pausa, {0}</translation>
    </message>
    <message>
        <source>One step left: say why it is paused</source>
        <translation>Manca un passo: dire perché è in pausa</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>People</source>
        <translation>Persone</translation>
    </message>
    <message>
        <source>one account each</source>
        <translation>un account per ciascuno</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Gestire gli account</translation>
    </message>
    <message>
        <source>Keep accounts</source>
        <translation>Gestione degli account</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Nome della persona</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Ruolo</translation>
    </message>
    <message>
        <source>First passphrase</source>
        <translation>Prima frase di accesso</translation>
    </message>
    <message>
        <source>That passphrase again</source>
        <translation>La stessa frase di nuovo</translation>
    </message>
    <message>
        <source>Add this person</source>
        <translation>Aggiungi questa persona</translation>
    </message>
    <message>
        <source>Give this role and passphrase</source>
        <translation>Dai questo ruolo e questa frase</translation>
    </message>
    <message>
        <source>Give this new passphrase</source>
        <translation>Dai questa nuova frase</translation>
    </message>
    <message>
        <source>Disable the account</source>
        <translation>Disattiva l&apos;account</translation>
    </message>
    <message>
        <source>Unlock the account</source>
        <translation>Sblocca l&apos;account</translation>
    </message>
    <message>
        <source>Your own account</source>
        <translation>Il tuo account</translation>
    </message>
    <message>
        <source>Your passphrase now</source>
        <translation>La tua frase attuale</translation>
    </message>
    <message>
        <source>New passphrase, four words</source>
        <translation>Nuova frase, quattro parole</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Di nuovo la nuova frase</translation>
    </message>
    <message>
        <source>New PIN, 4 to 12 digits</source>
        <translation>Nuovo PIN, da 4 a 12 cifre</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>Di nuovo il nuovo PIN</translation>
    </message>
    <message>
        <source>Screen locks after so many idle minutes</source>
        <translation>Lo schermo si blocca dopo questi minuti fermi</translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation>Cambia la mia frase</translation>
    </message>
    <message>
        <source>Set my PIN</source>
        <translation>Imposta il mio PIN</translation>
    </message>
    <message>
        <source>Keep for this ward</source>
        <translation>Tieni per questo reparto</translation>
    </message>
    <message>
        <source>An administrator keeps the accounts.</source>
        <translation>Gli account li gestisce un amministratore.</translation>
    </message>
    <message>
        <source>Names are never changed and never given again.</source>
        <translation>I nomi non si cambiano e non si danno di nuovo.</translation>
    </message>
    <message>
        <source>Nobody gives himself a role.</source>
        <translation>Nessuno dà un ruolo a sé stesso.</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type them again.</source>
        <translation>Le due frasi di accesso sono diverse. Digitarle di nuovo.</translation>
    </message>
    <message>
        <source>%1 may act here now.</source>
        <translation>%1 ora può agire qui.</translation>
    </message>
    <message>
        <source>%1 has the new role, with the new passphrase.</source>
        <translation>%1 ha il nuovo ruolo, con la nuova frase.</translation>
    </message>
    <message>
        <source>%1 has a new passphrase.</source>
        <translation>%1 ha una nuova frase di accesso.</translation>
    </message>
    <message>
        <source>%1 is disabled; what it charted keeps its name.</source>
        <translation>%1 è disattivato; ciò che ha registrato tiene il suo nome.</translation>
    </message>
    <message>
        <source>%1 may try again.</source>
        <translation>%1 può riprovare.</translation>
    </message>
    <message>
        <source>Your passphrase is changed.</source>
        <translation>La tua frase di accesso è cambiata.</translation>
    </message>
    <message>
        <source>The two PINs differ. Type them again.</source>
        <translation>I due PIN sono diversi. Digitarli di nuovo.</translation>
    </message>
    <message>
        <source>Your PIN is set.</source>
        <translation>Il tuo PIN è impostato.</translation>
    </message>
    <message>
        <source>The screen of this ward locks after %1 idle minutes.</source>
        <translation>Lo schermo di questo reparto si blocca dopo %1 minuti fermi.</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Choose the name</source>
        <translation>Scegliere il nome</translation>
    </message>
    <message>
        <source>PIN or passphrase</source>
        <translation>PIN o frase di accesso</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Choose the name and type the PIN or passphrase.</source>
        <translation>Scegliere il nome e digitare PIN o frase di accesso.</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>Delivered volume not known</source>
        <translation>Volume infuso non noto</translation>
    </message>
    <message>
        <source>{0} of {1} {2} delivered</source>
        <translation>{0} di {1} {2} infusi</translation>
    </message>
</context>
<context>
    <name>RateForm</name>
    <message>
        <source>Record rate</source>
        <translation>Registra velocità</translation>
    </message>
    <message>
        <source>Pump rate from here on</source>
        <translation>Velocità della pompa da qui</translation>
    </message>
    <message>
        <source>Reason, where it is off the plan</source>
        <translation>Motivo, se diversa dal piano</translation>
    </message>
    <message>
        <source>as accepted</source>
        <translation>come accettato</translation>
    </message>
    <message>
        <source>catch up after a pause</source>
        <translation>recupero dopo una pausa</translation>
    </message>
    <message>
        <source>reaction</source>
        <translation>reazione</translation>
    </message>
    <message>
        <source>Rate, {0}</source>
        <translation>Velocità, {0}</translation>
    </message>
    <message>
        <source>Level {0}</source>
        <translation>Livello {0}</translation>
    </message>
    <message>
        <source>Study drug level</source>
        <translation>Livello del farmaco di studio</translation>
    </message>
    <message>
        <source>the rate before</source>
        <translation>la velocità di prima</translation>
    </message>
    <message>
        <source>One step left: type the rate set at the pump</source>
        <translation>Manca un passo: digitare la velocità impostata sulla pompa</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Read back against the report</source>
        <translation>Rileggere confrontando col referto</translation>
    </message>
    <message>
        <source>Nothing typed yet</source>
        <translation>Ancora nulla di digitato</translation>
    </message>
</context>
<context>
    <name>ReadBackWords</name>
    <message>
        <source>below </source>
        <translation>sotto </translation>
    </message>
    <message>
        <source>above </source>
        <translation>sopra </translation>
    </message>
    <message>
        <source>No earlier value to compare with.</source>
        <translation>Nessun valore precedente da confrontare.</translation>
    </message>
    <message>
        <source>, {0} earlier</source>
        <translation>, {0} prima</translation>
    </message>
    <message>
        <source>Last was {0}{1}.</source>
        <translation>L&apos;ultimo era {0}{1}.</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Invariato</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Su</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Giù</translation>
    </message>
    <message>
        <source> from {0}{1}.</source>
        <translation> da {0}{1}.</translation>
    </message>
    <message>
        <source>Kept as {0}: a limit, never turned into a number.</source>
        <translation>Tenuto come {0}: un limite, mai trasformato in numero.</translation>
    </message>
    <message>
        <source>Ten-times check: nothing to hold it against.</source>
        <translation>Controllo dieci volte: nulla con cui confrontare.</translation>
    </message>
    <message>
        <source>Ten-times check: neither {0} nor {1} would fit the last value.</source>
        <translation>Controllo ×10: né {0} né {1} andrebbe col precedente.</translation>
    </message>
    <message>
        <source>Ten-times check: {0} would fit the last value.</source>
        <translation>Controllo dieci volte: {0} starebbe con l&apos;ultimo valore.</translation>
    </message>
    <message>
        <source>It does not fit the last value within three times.</source>
        <translation>Non sta entro tre volte l&apos;ultimo valore.</translation>
    </message>
    <message>
        <source>It is {0} times the last value.</source>
        <translation>È {0} volte l&apos;ultimo valore.</translation>
    </message>
    <message>
        <source>The last value was {0} times higher.</source>
        <translation>L&apos;ultimo valore era {0} volte più alto.</translation>
    </message>
    <message>
        <source>It lies outside what is usually measured.</source>
        <translation>È fuori da ciò che si misura di solito.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> o </translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>{0}, Day {1}</source>
        <translation>{0}, Giorno {1}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aperta</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>Spiegata</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Rivista</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0} da {1} a {2}</translation>
    </message>
    <message>
        <source>corrected {0} by {1}, {2}: {3}</source>
        <translation>corretto {0} da {1}, {2}: {3}</translation>
    </message>
    <message>
        <source>nothing else changed</source>
        <translation>nient&apos;altro è cambiato</translation>
    </message>
    <message>
        <source>voided {0} by {1}: {2}</source>
        <translation>annullato {0} da {1}: {2}</translation>
    </message>
    <message>
        <source>entered {0}</source>
        <translation>inserito {0}</translation>
    </message>
    <message>
        <source>{0}, {1} later</source>
        <translation>{0}, {1} dopo</translation>
    </message>
    <message>
        <source>{0}, from paper</source>
        <translation>{0}, da carta</translation>
    </message>
</context>
<context>
    <name>RefillCard</name>
    <message>
        <source>Capillary refill</source>
        <translation>Ricolorazione capillare</translation>
    </message>
    <message>
        <source>Finger, seconds</source>
        <translation>Dito, secondi</translation>
    </message>
    <message>
        <source>Knee, seconds</source>
        <translation>Ginocchio, secondi</translation>
    </message>
    <message>
        <source>Time it</source>
        <translation>Cronometra</translation>
    </message>
    <message>
        <source>Time it, {0}</source>
        <translation>Cronometra, {0}</translation>
    </message>
    <message>
        <source>Was {0} s at {1}.</source>
        <translation>Era {0} s alle {1}.</translation>
    </message>
    <message>
        <source>Stop, T</source>
        <translation>Stop, T</translation>
    </message>
    <message>
        <source>One step left: mend {0}</source>
        <translation>Manca un passo: correggere {0}</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>What would change</source>
        <translation>Che cosa cambierebbe</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Soggetto</translation>
    </message>
    <message>
        <source>Choose a subject</source>
        <translation>Scegli un soggetto</translation>
    </message>
    <message>
        <source>Version that is installed</source>
        <translation>Versione installata</translation>
    </message>
    <message>
        <source>Choose a version</source>
        <translation>Scegli una versione</translation>
    </message>
    <message>
        <source>Choose a protocol file</source>
        <translation>Scegli un file di protocollo</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>Salva come testo</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>Why from now on</source>
        <translation>Perché da ora</translation>
    </message>
    <message>
        <source>Your PIN or passphrase</source>
        <translation>Il tuo PIN o la tua frase di accesso</translation>
    </message>
    <message>
        <source>Follow this version from now on</source>
        <translation>Segui questa versione da ora</translation>
    </message>
    <message>
        <source>Rehearse an amendment</source>
        <translation>Prova un emendamento</translation>
    </message>
    <message>
        <source>looking changes nothing</source>
        <translation>guardare non cambia nulla</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Versione {0}</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiamento</translation>
    </message>
    <message>
        <source>Choose a subject, then a file or a version.</source>
        <translation>Scegliere un soggetto, poi un file o una versione.</translation>
    </message>
    <message>
        <source>Nothing is recorded by looking.</source>
        <translation>Guardando non si registra nulla.</translation>
    </message>
    <message>
        <source>This cannot be rehearsed. Nothing was changed.</source>
        <translation>Questo non si può provare. Nulla è cambiato.</translation>
    </message>
    <message>
        <source>{0} follows {1} from now on.</source>
        <translation>{0} segue {1} da ora.</translation>
    </message>
    <message>
        <source>Save what would change</source>
        <translation>Salva ciò che cambierebbe</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>Da firmare</translation>
    </message>
    <message>
        <source>Past untouched</source>
        <translation>Passato intatto</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>in the store&apos;s folder</source>
        <translation>nella cartella dell&apos;archivio</translation>
    </message>
    <message>
        <source>in the second place</source>
        <translation>nel secondo posto</translation>
    </message>
    <message>
        <source>with a store that was set aside</source>
        <translation>con un archivio messo da parte</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>scelta a mano</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Ripristina da una copia</translation>
    </message>
    <message>
        <source>nothing changes until you confirm at the end</source>
        <translation>nulla cambia finché non confermi alla fine</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Scegli un altro file</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Il tuo nome</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>La tua frase di accesso</translation>
    </message>
    <message>
        <source>Look at this backup</source>
        <translation>Guarda questa copia</translation>
    </message>
    <message>
        <source>Leave, change nothing</source>
        <translation>Esci, senza cambiare nulla</translation>
    </message>
    <message>
        <source>What would be missing</source>
        <translation>Che cosa mancherebbe</translation>
    </message>
    <message>
        <source>Entries to be entered again</source>
        <translation>Voci da inserire di nuovo</translation>
    </message>
    <message>
        <source>Your passphrase again, to confirm</source>
        <translation>Di nuovo la frase di accesso, per confermare</translation>
    </message>
    <message>
        <source>Put the restored store in place</source>
        <translation>Metti al suo posto l&apos;archivio ripristinato</translation>
    </message>
    <message>
        <source>Another backup</source>
        <translation>Un&apos;altra copia</translation>
    </message>
    <message>
        <source>Open the ward</source>
        <translation>Apri il reparto</translation>
    </message>
    <message>
        <source>Choose the backup that is to take the store&apos;s place.</source>
        <translation>Scegliere la copia che prenderà il posto dell&apos;archivio.</translation>
    </message>
    <message>
        <source>It is restored beside the store first, and you are told what would be missing. An investigator or administrator does this.</source>
        <translation>È prima ripristinata accanto all&apos;archivio, e si dice che cosa mancherebbe. Lo fa uno sperimentatore o un amministratore.</translation>
    </message>
    <message>
        <source>No backup was found.</source>
        <translation>Nessuna copia trovata.</translation>
    </message>
    <message>
        <source>Choose the file of one, such as on another disk.</source>
        <translation>Scegliere il file di una, per esempio su un altro disco.</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 voci</translation>
    </message>
    <message>
        <source>read, whole</source>
        <translation>letta, intera</translation>
    </message>
    <message>
        <source>damaged or not whole</source>
        <translation>danneggiata o incompleta</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>non ancora letta</translation>
    </message>
    <message>
        <source>Choose a backup file</source>
        <translation>Scegli un file di copia</translation>
    </message>
    <message>
        <source>Type your name and passphrase.</source>
        <translation>Digitare nome e frase di accesso.</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Che cosa manca</translation>
    </message>
    <message>
        <source>Backup of %1, %2 entries, verified</source>
        <translation>Copia del %1, %2 voci, verificata</translation>
    </message>
    <message>
        <source>Type your passphrase to confirm.</source>
        <translation>Digitare la frase di accesso per confermare.</translation>
    </message>
    <message>
        <source>The restored store is in its place.</source>
        <translation>L&apos;archivio ripristinato è al suo posto.</translation>
    </message>
    <message>
        <source>The damaged one is set aside whole as %1. Old backups are all kept until somebody lets them be rotated out again, on the Store page.</source>
        <translation>Quello danneggiato è messo da parte intero come %1. Le vecchie copie restano tutte finché qualcuno non permette di sostituirle, nella pagina Archivio.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Al lavoro…</translation>
    </message>
    <message>
        <source>It did not work; nothing was changed.</source>
        <translation>Non è riuscito; nulla è cambiato.</translation>
    </message>
    <message>
        <source>Entries that would be missing: %1 (%2).</source>
        <translation>Voci che mancherebbero: %1 (%2).</translation>
    </message>
    <message>
        <source>Entries that are missing: %1 (%2).</source>
        <translation>Voci che mancano: %1 (%2).</translation>
    </message>
    <message>
        <source>Nothing would be missing.</source>
        <translation>Non mancherebbe nulla.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Non manca nulla.</translation>
    </message>
    <message>
        <source>No missing entry is known.</source>
        <translation>Non è nota alcuna voce mancante.</translation>
    </message>
    <message>
        <source>How many there were cannot be read, so more may be missing.</source>
        <translation>Non si può leggere quante fossero: possono mancarne altre.</translation>
    </message>
    <message>
        <source>%1 can still be read. Enter these again:</source>
        <translation>%1 si possono ancora leggere. Inserirle di nuovo:</translation>
    </message>
    <message>
        <source>None of them can be read; look in the paper sheets.</source>
        <translation>Nessuna si può leggere; guardare i fogli di carta.</translation>
    </message>
    <message>
        <source>number %1 of workstation %3</source>
        <translation>numero %1 della postazione %3</translation>
    </message>
    <message>
        <source>numbers %1 to %2 of workstation %3</source>
        <translation>numeri da %1 a %2 della postazione %3</translation>
    </message>
    <message>
        <source>not shown to your role</source>
        <translation>non mostrato al tuo ruolo</translation>
    </message>
    <message>
        <source>by %1 (%2), entered %3</source>
        <translation>di %1 (%2), inserito %3</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Ripristina da una copia…</translation>
    </message>
    <message>
        <source>What verifies is shown and cannot be changed.</source>
        <translation>Ciò che è verificato è mostrato e non si può cambiare.</translation>
    </message>
    <message>
        <source>What verifies is shown and cannot be changed. An investigator or administrator can put a backup in its place.</source>
        <translation>Ciò che è verificato è mostrato e non si può cambiare. Uno sperimentatore o un amministratore può mettere una copia al suo posto.</translation>
    </message>
    <message>
        <source>The record is damaged.</source>
        <translation>Il registro è danneggiato.</translation>
    </message>
    <message>
        <source>Entries to be entered again: %1.</source>
        <translation>Voci da inserire di nuovo: %1.</translation>
    </message>
    <message>
        <source>They are in the store that was set aside, not in this one.</source>
        <translation>Sono nell&apos;archivio messo da parte, non in questo.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrale</translation>
    </message>
</context>
<context>
    <name>ResumeForm</name>
    <message>
        <source>Record resume</source>
        <translation>Registra ripresa</translation>
    </message>
    <message>
        <source>Resumed at</source>
        <translation>Ripresa alle</translation>
    </message>
    <message>
        <source>Pump rate from here on</source>
        <translation>Velocità della pompa da qui</translation>
    </message>
    <message>
        <source>Resume, {0}</source>
        <translation>Ripresa, {0}</translation>
    </message>
    <message>
        <source>the rate before the pause</source>
        <translation>la velocità prima della pausa</translation>
    </message>
    <message>
        <source>One step left: type the rate set at the pump</source>
        <translation>Manca un passo: digitare la velocità impostata sulla pompa</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Entered</source>
        <translation>Inserito</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Soggetto</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Reperto</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Che cosa</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Parole</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Chi</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Prima</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Adesso</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correzione</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Annullamento</translation>
    </message>
    <message>
        <source>Late entry</source>
        <translation>Voce tardiva</translation>
    </message>
    <message>
        <source>Cluster of entries</source>
        <translation>Gruppo di voci</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Scelta contraria</translation>
    </message>
    <message>
        <source>Entered against a warning</source>
        <translation>Inserito malgrado un avviso</translation>
    </message>
    <message>
        <source>Second check missing</source>
        <translation>Manca il secondo controllo</translation>
    </message>
    <message>
        <source>Failed check</source>
        <translation>Controllo fallito</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Orologio</translation>
    </message>
    <message>
        <source>Words that could tell an arm</source>
        <translation>Parole che potrebbero rivelare il braccio</translation>
    </message>
    <message>
        <source>Deviation not explained</source>
        <translation>Deviazione non spiegata</translation>
    </message>
    <message>
        <source>Unblinding</source>
        <translation>Apertura del cieco</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Reparto</translation>
    </message>
    <message>
        <source>corrected later</source>
        <translation>corretto dopo</translation>
    </message>
    <message>
        <source>voided later</source>
        <translation>annullato dopo</translation>
    </message>
    <message>
        <source>nobody signed in</source>
        <translation>nessuno era entrato</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Che cosa è stato trovato</translation>
    </message>
    <message>
        <source>What to read</source>
        <translation>Che cosa leggere</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Da guardare</translation>
    </message>
    <message>
        <source>Every entry</source>
        <translation>Ogni voce</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Late after</source>
        <translation>Tardivo dopo</translation>
    </message>
    <message>
        <source>What it is about, such as IgM</source>
        <translation>Di che si tratta, come IgM</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Esporta CSV</translation>
    </message>
    <message>
        <source>Trail as PDF</source>
        <translation>Tracciato in PDF</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Rivedere</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>in ogni momento</translation>
    </message>
    <message>
        <source>in the last 24 hours</source>
        <translation>nelle ultime 24 ore</translation>
    </message>
    <message>
        <source>in the last 7 days</source>
        <translation>negli ultimi 7 giorni</translation>
    </message>
    <message>
        <source>in the last 30 days</source>
        <translation>negli ultimi 30 giorni</translation>
    </message>
    <message>
        <source>{0} hr</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tutti</translation>
    </message>
    <message>
        <source>{0} rows, read as {1}</source>
        <translation>{0} righe, lette come {1}</translation>
    </message>
    <message>
        <source>{0}, blinded</source>
        <translation>{0}, in cieco</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nulla trovato.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
</context>
<context>
    <name>Score</name>
    <message>
        <source>{0} to {1}</source>
        <translation>da {0} a {1}</translation>
    </message>
    <message>
        <source>{0}, {1} of {2} points</source>
        <translation>{0}, {1} di {2} punti</translation>
    </message>
    <message>
        <source>{0}, not known, {1} points possible</source>
        <translation>{0}, non noto, {1} punti possibili</translation>
    </message>
    <message>
        <source>{0}, incomplete</source>
        <translation>{0}, incompleto</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>{0} of {1} known</source>
        <translation>{0} di {1} noti</translation>
    </message>
    <message>
        <source>{0} unknown</source>
        <translation>{0} non noti</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non noto</translation>
    </message>
</context>
<context>
    <name>ScoreTrend</name>
    <message>
        <source>nothing recorded yet</source>
        <translation>ancora nulla di registrato</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Ancora nulla di registrato</translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <source>Second person</source>
        <translation>Seconda persona</translation>
    </message>
    <message>
        <source>Name of the second person</source>
        <translation>Nome della seconda persona</translation>
    </message>
    <message>
        <source>PIN or passphrase of the second person</source>
        <translation>PIN o frase di accesso della seconda persona</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>PIN or passphrase</source>
        <translation>PIN o frase di accesso</translation>
    </message>
    <message>
        <source>{0}, typed again</source>
        <translation>{0}, digitato di nuovo</translation>
    </message>
    <message>
        <source>asked for by the protocol</source>
        <translation>richiesto dal protocollo</translation>
    </message>
    <message>
        <source>not asked for by the protocol</source>
        <translation>non richiesto dal protocollo</translation>
    </message>
    <message>
        <source>The second person is somebody else than you.</source>
        <translation>La seconda persona è qualcun altro.</translation>
    </message>
    <message>
        <source>This is not what is charted. Look together, then type it again.</source>
        <translation>Non è quanto è registrato. Guardare insieme, poi digitarlo di nuovo.</translation>
    </message>
    <message>
        <source>Nobody named.</source>
        <translation>Nessuno indicato.</translation>
    </message>
    <message>
        <source>{0} is recorded as named only.</source>
        <translation>{0} è registrato solo come nominato.</translation>
    </message>
    <message>
        <source>{0} signs in when this is recorded.</source>
        <translation>{0} firma quando questo viene registrato.</translation>
    </message>
    <message>
        <source>Dosing weight</source>
        <translation>Peso per la dose</translation>
    </message>
    <message>
        <source>Concentration</source>
        <translation>Concentrazione</translation>
    </message>
    <message>
        <source>IgM titer</source>
        <translation>Titolo IgM</translation>
    </message>
</context>
<context>
    <name>SecondPersonPage</name>
    <message>
        <source>Second person</source>
        <translation>Seconda persona</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Il tuo nome</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>Scegliere il proprio nome</translation>
    </message>
    <message>
        <source>Your PIN or passphrase</source>
        <translation>Il tuo PIN o la tua frase di accesso</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valore</translation>
    </message>
    <message>
        <source>Value, as printed on the report</source>
        <translation>Valore, come stampato sul referto</translation>
    </message>
    <message>
        <source>Unit on the report</source>
        <translation>Unità sul referto</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Confronta</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Second person types the {0} again</source>
        <translation>La seconda persona digita di nuovo {0}</translation>
    </message>
    <message>
        <source>Take the report in hand. The first value is not shown here; the two are compared when you press Compare.</source>
        <translation>Prendere in mano il referto. Il primo valore non è mostrato qui; i due si confrontano quando si preme Confronta.</translation>
    </message>
    <message>
        <source>The two values differ; nothing is recorded.</source>
        <translation>I due valori sono diversi; non è registrato nulla.</translation>
    </message>
    <message>
        <source>Neither is shown. Look at the report together: type it again here, or go back and correct the first.</source>
        <translation>Nessuno dei due è mostrato. Guardare insieme il referto: digitarlo qui di nuovo, o tornare indietro e correggere il primo.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Preview of the printed page</source>
        <translation>Anteprima della pagina stampata</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>Foglio del giorno</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>Giorno prima</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>Giorno dopo</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Stampa</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Salva come PDF</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Salva come CSV</translation>
    </message>
    <message>
        <source>%1, Day %2</source>
        <translation>%1, Giorno %2</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Salva il foglio</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Inviato alla stampante.</translation>
    </message>
</context>
<context>
    <name>ShiftDelegate</name>
    <message>
        <source>Bed {bed}</source>
        <translation>Letto {bed}</translation>
    </message>
</context>
<context>
    <name>ShiftModel</name>
    <message>
        <source>Bed {bed}</source>
        <translation>Letto {bed}</translation>
    </message>
</context>
<context>
    <name>Sign</name>
    <message>
        <source>Meaning of the signature</source>
        <translation>Significato della firma</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Il tuo nome</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase di accesso</translation>
    </message>
    <message>
        <source>Sign this day</source>
        <translation>Firma questo giorno</translation>
    </message>
    <message>
        <source>Why it is opened again</source>
        <translation>Perché si riapre</translation>
    </message>
    <message>
        <source>Open this day again</source>
        <translation>Riapri questo giorno</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>PIN or passphrase</source>
        <translation>PIN o frase di accesso</translation>
    </message>
    <message>
        <source>Show it as it is now</source>
        <translation>Mostra com&apos;è ora</translation>
    </message>
    <message>
        <source>Show it as it was signed</source>
        <translation>Mostra com&apos;era firmato</translation>
    </message>
    <message>
        <source>This is the day as it was signed, not as it is now.</source>
        <translation>Questo è il giorno com&apos;era firmato, non com&apos;è ora.</translation>
    </message>
    <message>
        <source>Not signed.</source>
        <translation>Non firmato.</translation>
    </message>
    <message>
        <source>Signed by %1 (%2), %3: %4</source>
        <translation>Firmato da %1 (%2), %3: %4</translation>
    </message>
    <message>
        <source>Opened again by %1 on %2: %3. Not signed since.</source>
        <translation>Riaperto da %1 il %2: %3. Da allora non firmato.</translation>
    </message>
    <message>
        <source>Changed after signature by %1 on %2</source>
        <translation>Cambiato dopo la firma da %1 il %2</translation>
    </message>
    <message>
        <source>Type your name as it is in Bedline.</source>
        <translation>Digitare il proprio nome com&apos;è in Bedline.</translation>
    </message>
</context>
<context>
    <name>SofaForm</name>
    <message>
        <source>None running</source>
        <translation>Nessuno in corso</translation>
    </message>
    <message>
        <source>Norepinephrine, {0}</source>
        <translation>Noradrenalina, {0}</translation>
    </message>
    <message>
        <source>Norepinephrine, salt not known</source>
        <translation>Noradrenalina, sale non noto</translation>
    </message>
    <message>
        <source>Vasopressor</source>
        <translation>Vasopressore</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>scegliere</translation>
    </message>
    <message>
        <source>Vasopressor rate</source>
        <translation>Velocità del vasopressore</translation>
    </message>
    <message>
        <source>Hours at this rate</source>
        <translation>Ore a questa velocità</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Per</translation>
    </message>
    <message>
        <source>Another vasopressor</source>
        <translation>Un altro vasopressore</translation>
    </message>
    <message>
        <source>One step left: mend the vasopressor</source>
        <translation>Manca un passo: correggere il vasopressore</translation>
    </message>
    <message>
        <source>Vasopressor {0} of {1}</source>
        <translation>Vasopressore {0} di {1}</translation>
    </message>
    <message>
        <source>{0}, as {1}</source>
        <translation>{0}, come {1}</translation>
    </message>
    <message>
        <source>Next vasopressor</source>
        <translation>Vasopressore seguente</translation>
    </message>
    <message>
        <source>Record SOFA</source>
        <translation>Registra SOFA</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Valutato</translation>
    </message>
    <message>
        <source>SOFA 1996</source>
        <translation>SOFA 1996</translation>
    </message>
    <message>
        <source>SOFA 1996, worst in the day</source>
        <translation>SOFA 1996, peggiore del giorno</translation>
    </message>
    <message>
        <source>SOFA 1996, Day {0}, worst in the day</source>
        <translation>SOFA 1996, Giorno {0}, peggiore del giorno</translation>
    </message>
    <message>
        <source>Record as incomplete</source>
        <translation>Registra come incompleto</translation>
    </message>
    <message>
        <source>Type 3 to 15, or the parts as E4 VNT M6.</source>
        <translation>Digitare da 3 a 15, o le parti come E4 VNT M6.</translation>
    </message>
    <message>
        <source>Respiration</source>
        <translation>Respirazione</translation>
    </message>
    <message>
        <source>Coagulation</source>
        <translation>Coagulazione</translation>
    </message>
    <message>
        <source>Liver</source>
        <translation>Fegato</translation>
    </message>
    <message>
        <source>Cardiovascular</source>
        <translation>Cardiovascolare</translation>
    </message>
    <message>
        <source>Nervous system</source>
        <translation>Sistema nervoso</translation>
    </message>
    <message>
        <source>Kidney</source>
        <translation>Rene</translation>
    </message>
    <message>
        <source>P/F, computed</source>
        <translation>P/F, calcolato</translation>
    </message>
    <message>
        <source>Respiratory support</source>
        <translation>Supporto respiratorio</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sì</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Supporto</translation>
    </message>
    <message>
        <source>GCS before sedation</source>
        <translation>GCS prima della sedazione</translation>
    </message>
    <message>
        <source>3 to 15, or E4 VNT M6</source>
        <translation>da 3 a 15, o E4 VNT M6</translation>
    </message>
    <message>
        <source>Use last</source>
        <translation>Usa l&apos;ultimo</translation>
    </message>
    <message>
        <source>One step left: type a value</source>
        <translation>Manca un passo: digitare un valore</translation>
    </message>
    <message>
        <source>One step left: {0}, say why not done</source>
        <translation>Manca un passo: {0}, dire perché non fatto</translation>
    </message>
    <message>
        <source>One step left: mend {0}</source>
        <translation>Manca un passo: correggere {0}</translation>
    </message>
    <message>
        <source>last before sedation, {0}</source>
        <translation>ultimo prima della sedazione, {0}</translation>
    </message>
    <message>
        <source>PaO2, same gas</source>
        <translation>PaO2, stesso emogas</translation>
    </message>
    <message>
        <source>Urine, full 24hr</source>
        <translation>Urina, 24 h complete</translation>
    </message>
    <message>
        <source>Not done, why</source>
        <translation>Non fatto, perché</translation>
    </message>
    <message>
        <source>choose or type</source>
        <translation>scegliere o digitare</translation>
    </message>
    <message>
        <source>{0}, in your words</source>
        <translation>{0}, con parole proprie</translation>
    </message>
    <message>
        <source>Enter values</source>
        <translation>Inserisci valori</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Con parole proprie</translation>
    </message>
    <message>
        <source>{0} not done, why; key N</source>
        <translation>{0} non fatto, perché; tasto N</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Vecchio</translation>
    </message>
    <message>
        <source>unknown: {0} to {1}, not counted as 0</source>
        <translation>non noto: da {0} a {1}, non contato come 0</translation>
    </message>
    <message>
        <source>unknown: {0} to {1}</source>
        <translation>non noto: da {0} a {1}</translation>
    </message>
    <message>
        <source>SOFA</source>
        <translation>SOFA</translation>
    </message>
    <message>
        <source>SOFA by day</source>
        <translation>SOFA per giorno</translation>
    </message>
    <message>
        <source>{0} of {1} organs known, {2} points so far</source>
        <translation>{0} di {1} organi noti, {2} punti finora</translation>
    </message>
    <message>
        <source>All organs known</source>
        <translation>Tutti gli organi noti</translation>
    </message>
    <message>
        <source>{0} of {1} unknown</source>
        <translation>{0} di {1} non noti</translation>
    </message>
    <message>
        <source>dashed: baseline {0}</source>
        <translation>tratteggio: basale {0}</translation>
    </message>
    <message>
        <source>bar: bounds</source>
        <translation>barra: limiti</translation>
    </message>
    <message>
        <source>The same as baseline {0}</source>
        <translation>Uguale al basale {0}</translation>
    </message>
    <message>
        <source> than baseline {0}.</source>
        <translation> rispetto al basale {0}.</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>da {0} a {1}</translation>
    </message>
    <message>
        <source> Direction cannot be stated, not known: {0}.</source>
        <translation> La direzione non si può dire, non noto: {0}.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>adesso</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>invariato</translation>
    </message>
    <message>
        <source>{0} lower</source>
        <translation>{0} più basso</translation>
    </message>
    <message>
        <source>{0} higher</source>
        <translation>{0} più alto</translation>
    </message>
    <message>
        <source>one gas, {0}</source>
        <translation>un emogas, {0}</translation>
    </message>
    <message>
        <source>charted {0}, ran {1}</source>
        <translation>registrato {0}, in corso da {1}</translation>
    </message>
    <message>
        <source>{0}, {1} old</source>
        <translation>{0}, di {1} fa</translation>
    </message>
    <message>
        <source>last {0}, {1} old</source>
        <translation>ultimo {0}, di {1} fa</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>bitartrate</source>
        <translation>bitartrato</translation>
    </message>
    <message>
        <source>tartrate</source>
        <translation>tartrato</translation>
    </message>
    <message>
        <source>hydrochloride</source>
        <translation>cloridrato</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>Record start</source>
        <translation>Registra avvio</translation>
    </message>
    <message>
        <source>First bag, volume</source>
        <translation>Prima sacca, volume</translation>
    </message>
    <message>
        <source>Lot of the first bag</source>
        <translation>Lotto della prima sacca</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lotto</translation>
    </message>
    <message>
        <source>Start, {0}</source>
        <translation>Avvio, {0}</translation>
    </message>
    <message>
        <source>as accepted</source>
        <translation>come accettato</translation>
    </message>
    <message>
        <source>as accepted for {0}</source>
        <translation>come accettato per {0}</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Overdue</source>
        <translation>In ritardo</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>Da fare ora</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>Tra poco</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Più tardi</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fatto</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Non fatto</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non noto</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avviso</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Deviazione</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Interrotta</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>In pausa</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Finita</translation>
    </message>
    <message>
        <source>No infusion</source>
        <translation>Nessuna infusione</translation>
    </message>
    <message>
        <source>Blinded</source>
        <translation>In cieco</translation>
    </message>
    <message>
        <source>Single-blind</source>
        <translation>Cieco singolo</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aperto</translation>
    </message>
    <message>
        <source>before a dose</source>
        <translation>prima di una dose</translation>
    </message>
    <message>
        <source>during a dose</source>
        <translation>durante una dose</translation>
    </message>
    <message>
        <source>result awaited</source>
        <translation>risultato atteso</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>Store</source>
        <translation>Archivio</translation>
    </message>
    <message>
        <source>Verify every entry</source>
        <translation>Verifica ogni voce</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>Fai una copia ora</translation>
    </message>
    <message>
        <source>Import a laboratory file</source>
        <translation>Importa un file del laboratorio</translation>
    </message>
    <message>
        <source>Rehearse an amendment</source>
        <translation>Prova un emendamento</translation>
    </message>
    <message>
        <source>Site parameters</source>
        <translation>Parametri del centro</translation>
    </message>
    <message>
        <source>signed by the investigator</source>
        <translation>firmato dallo sperimentatore</translation>
    </message>
    <message>
        <source>Choose a parameter.</source>
        <translation>Scegliere un parametro.</translation>
    </message>
    <message>
        <source>Value with its unit</source>
        <translation>Valore con la sua unità</translation>
    </message>
    <message>
        <source>Value, one of the list</source>
        <translation>Valore, uno dell&apos;elenco</translation>
    </message>
    <message>
        <source>Choose a value</source>
        <translation>Scegli un valore</translation>
    </message>
    <message>
        <source>Where the site&apos;s protocol says so</source>
        <translation>Dove lo dice il protocollo del centro</translation>
    </message>
    <message>
        <source>Sign this value</source>
        <translation>Firma questo valore</translation>
    </message>
    <message>
        <source>Encrypted, append-only; record version %1.</source>
        <translation>Cifrato, solo in aggiunta; versione del registro %1.</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>non firmato</translation>
    </message>
    <message>
        <source>Only an investigator signs site parameters.</source>
        <translation>Solo uno sperimentatore firma i parametri del centro.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>da %1 a %2</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Al lavoro…</translation>
    </message>
</context>
<context>
    <name>SubjectChart</name>
    <message>
        <source>Chart of the course</source>
        <translation>Grafico del decorso</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>{0}. In the source: {1}</source>
        <translation>{0}. Nella fonte: {1}</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>1 subject</source>
        <translation>1 soggetto</translation>
    </message>
    <message>
        <source>{0} subjects</source>
        <translation>{0} soggetti</translation>
    </message>
    <message>
        <source>Summary of the registry</source>
        <translation>Riassunto del registro</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabella</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppi</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Salva come CSV</translation>
    </message>
    <message>
        <source>Registry summary</source>
        <translation>Riassunto del registro</translation>
    </message>
    <message>
        <source>{0} subjects; {1} in none of these groups</source>
        <translation>{0} soggetti; {1} in nessuno di questi gruppi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
</context>
<context>
    <name>SupportForm</name>
    <message>
        <source>Record support</source>
        <translation>Registra supporto</translation>
    </message>
    <message>
        <source>Support or stay</source>
        <translation>Supporto o degenza</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Supporto</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>scegliere</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Che cosa è successo</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Iniziato</translation>
    </message>
    <message>
        <source>Rate changed</source>
        <translation>Velocità cambiata</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Interrotta</translation>
    </message>
    <message>
        <source>Vasopressor</source>
        <translation>Vasopressore</translation>
    </message>
    <message>
        <source>Dose rate</source>
        <translation>Velocità di dose</translation>
    </message>
    <message>
        <source>The rate counts as</source>
        <translation>La velocità vale come</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indicato</translation>
    </message>
    <message>
        <source>Note or reason, in your words</source>
        <translation>Nota o motivo, con parole proprie</translation>
    </message>
    <message>
        <source>Charted so far</source>
        <translation>Registrato finora</translation>
    </message>
    <message>
        <source>Note or reason</source>
        <translation>Nota o motivo</translation>
    </message>
    <message>
        <source>One step left: which support</source>
        <translation>Manca un passo: quale supporto</translation>
    </message>
    <message>
        <source>One step left: started, changed or stopped</source>
        <translation>Manca un passo: iniziato, cambiato o fermato</translation>
    </message>
    <message>
        <source>One step left: which vasopressor</source>
        <translation>Manca un passo: quale vasopressore</translation>
    </message>
    <message>
        <source>One step left: mend the rate</source>
        <translation>Manca un passo: correggere la velocità</translation>
    </message>
    <message>
        <source>One step left: type the rate</source>
        <translation>Manca un passo: digitare la velocità</translation>
    </message>
</context>
<context>
    <name>TimeEdit</name>
    <message>
        <source>now</source>
        <translation>adesso</translation>
    </message>
    <message>
        <source>{0} ago</source>
        <translation>{0} fa</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>tra {0}</translation>
    </message>
    <message>
        <source>This hour happens twice in that night</source>
        <translation>Quest&apos;ora ricorre due volte in quella notte</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Prima</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Seconda</translation>
    </message>
    <message>
        <source>F4 opens the calendar</source>
        <translation>F4 apre il calendario</translation>
    </message>
    <message>
        <source>Day of {0}</source>
        <translation>Giorno di {0}</translation>
    </message>
</context>
<context>
    <name>TiterCard</name>
    <message>
        <source>Titer</source>
        <translation>Titolo</translation>
    </message>
    <message>
        <source>Value, as printed on the report</source>
        <translation>Valore, come stampato sul referto</translation>
    </message>
    <message>
        <source>Unit on the report</source>
        <translation>Unità sul referto</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Prelevato</translation>
    </message>
    <message>
        <source>Entered, set by the clock</source>
        <translation>Inserito, ora dell&apos;orologio</translation>
    </message>
    <message>
        <source>Report number</source>
        <translation>Numero del referto</translation>
    </message>
    <message>
        <source>Report no.</source>
        <translation>Referto n.</translation>
    </message>
    <message>
        <source>The value, typed once more</source>
        <translation>Il valore, digitato ancora una volta</translation>
    </message>
    <message>
        <source>Type it once more</source>
        <translation>Digitarlo ancora una volta</translation>
    </message>
    <message>
        <source>Sampled during a dose</source>
        <translation>Prelevato durante una dose</translation>
    </message>
    <message>
        <source>Use this sample</source>
        <translation>Usa questo campione</translation>
    </message>
    <message>
        <source>Wait for a new one</source>
        <translation>Aspetta uno nuovo</translation>
    </message>
    <message>
        <source>Enter another</source>
        <translation>Inserisci un altro</translation>
    </message>
    <message>
        <source>{0}, Day {1}</source>
        <translation>{0}, Giorno {1}</translation>
    </message>
    <message>
        <source>One step left: when was it sampled</source>
        <translation>Manca un passo: quando è stato prelevato</translation>
    </message>
    <message>
        <source>Mend the report number</source>
        <translation>Correggere il numero del referto</translation>
    </message>
    <message>
        <source>One step left: type it once more</source>
        <translation>Manca un passo: digitarlo ancora una volta</translation>
    </message>
    <message>
        <source>One step left: use this sample or wait</source>
        <translation>Manca un passo: usare questo campione o aspettare</translation>
    </message>
    <message>
        <source>One step left: type the titer</source>
        <translation>Manca un passo: digitare il titolo</translation>
    </message>
    <message>
        <source>One step left: choose the unit</source>
        <translation>Manca un passo: scegliere l&apos;unità</translation>
    </message>
    <message>
        <source>Mend the titer: it cannot be read</source>
        <translation>Correggere il titolo: non si può leggere</translation>
    </message>
    <message>
        <source>Nothing to read back: the value cannot be read.</source>
        <translation>Nulla da rileggere: il valore non si può leggere.</translation>
    </message>
    <message>
        <source>Choose the unit on the report.</source>
        <translation>Scegliere l&apos;unità del referto.</translation>
    </message>
    <message>
        <source>Read the report again.</source>
        <translation>Rileggere il referto.</translation>
    </message>
    <message>
        <source>Not the value above. Look at the report, mend the one.</source>
        <translation>Non è il valore qui sopra. Guardare il referto, correggere quello sbagliato.</translation>
    </message>
    <message>
        <source> to </source>
        <translation> a </translation>
    </message>
    <message>
        <source>sampling window {0}</source>
        <translation>prelievo {0}</translation>
    </message>
</context>
<context>
    <name>TiterDosePage</name>
    <message>
        <source>Record</source>
        <translation>Registra</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Calcolo</translation>
    </message>
    <message>
        <source>This protocol advises no dose.</source>
        <translation>Questo protocollo non propone dosi.</translation>
    </message>
    <message>
        <source>The dose is worked out here once titer, unit and sample time can be read.</source>
        <translation>La dose si calcola qui appena titolo, unità e ora del prelievo si possono leggere.</translation>
    </message>
    <message>
        <source>The second person types it now</source>
        <translation>La seconda persona lo digita ora</translation>
    </message>
    <message>
        <source>The working changed: decide again</source>
        <translation>Il calcolo è cambiato: decidere di nuovo</translation>
    </message>
    <message>
        <source>Nothing to decide in this protocol</source>
        <translation>Nulla da decidere in questo protocollo</translation>
    </message>
    <message>
        <source>One step left: the decision</source>
        <translation>Manca un passo: la decisione</translation>
    </message>
    <message>
        <source>Records the titer; the decision can follow</source>
        <translation>Registra il titolo; la decisione può seguire</translation>
    </message>
    <message>
        <source>Bed %1</source>
        <translation>Letto %1</translation>
    </message>
    <message>
        <source>Sample used although a dose was running</source>
        <translation>Campione usato benché una dose fosse in corso</translation>
    </message>
    <message>
        <source>The working changed after the titer was recorded. Decide again.</source>
        <translation>Il calcolo è cambiato dopo la registrazione del titolo. Decidere di nuovo.</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accettata</translation>
    </message>
    <message>
        <source>adjusted</source>
        <translation>modificata</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rifiutata</translation>
    </message>
</context>
<context>
    <name>Trends</name>
    <message>
        <source>Scores and measures over time</source>
        <translation>Punteggi e misure nel tempo</translation>
    </message>
</context>
<context>
    <name>Unblinding</name>
    <message>
        <source>Emergency unblinding</source>
        <translation>Apertura d&apos;urgenza del cieco</translation>
    </message>
    <message>
        <source>Whom this site calls: name and number</source>
        <translation>Chi chiama questo centro: nome e numero</translation>
    </message>
    <message>
        <source>Keep this contact</source>
        <translation>Tieni questo contatto</translation>
    </message>
    <message>
        <source>%1, %2. Call:</source>
        <translation>%1, %2. Chiamare:</translation>
    </message>
    <message>
        <source>Kept for every subject of this trial.</source>
        <translation>Tenuto per ogni soggetto di questo studio.</translation>
    </message>
    <message>
        <source>Record unblinding</source>
        <translation>Registra apertura del cieco</translation>
    </message>
    <message>
        <source>Happened at</source>
        <translation>Avvenuto alle</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Che cosa si registra</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Che cosa è successo</translation>
    </message>
    <message>
        <source>Suspected, by accident</source>
        <translation>Sospetta, accidentale</translation>
    </message>
    <message>
        <source>Who asked, or who learned it</source>
        <translation>Chi l&apos;ha chiesta, o chi l&apos;ha saputo</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>A chi è stato detto</translation>
    </message>
    <message>
        <source>Why, in your words; never the treatment</source>
        <translation>Perché, con parole proprie; mai il trattamento</translation>
    </message>
    <message>
        <source>One step left: emergency, or suspected</source>
        <translation>Manca un passo: d&apos;urgenza, o sospetta</translation>
    </message>
    <message>
        <source>One step left: who asked, or who learned it</source>
        <translation>Manca un passo: chi l&apos;ha chiesta, o saputa</translation>
    </message>
    <message>
        <source>One step left: say why</source>
        <translation>Manca un passo: dire perché</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>milligrams per decilitre</source>
        <translation>milligrammi per decilitro</translation>
    </message>
    <message>
        <source>grams per litre</source>
        <translation>grammi per litro</translation>
    </message>
    <message>
        <source>milligrams per litre</source>
        <translation>milligrammi per litro</translation>
    </message>
    <message>
        <source>grams per decilitre</source>
        <translation>grammi per decilitro</translation>
    </message>
    <message>
        <source>millimoles per litre</source>
        <translation>millimoli per litro</translation>
    </message>
    <message>
        <source>micromoles per litre</source>
        <translation>micromoli per litro</translation>
    </message>
    <message>
        <source>micrograms per litre</source>
        <translation>microgrammi per litro</translation>
    </message>
    <message>
        <source>nanograms per millilitre</source>
        <translation>nanogrammi per millilitro</translation>
    </message>
    <message>
        <source>picograms per millilitre</source>
        <translation>picogrammi per millilitro</translation>
    </message>
    <message>
        <source>nanograms per litre</source>
        <translation>nanogrammi per litro</translation>
    </message>
    <message>
        <source>units per litre</source>
        <translation>unità per litro</translation>
    </message>
    <message>
        <source>millimetres of mercury</source>
        <translation>millimetri di mercurio</translation>
    </message>
    <message>
        <source>kilopascals</source>
        <translation>kilopascal</translation>
    </message>
    <message>
        <source>centimetres of water</source>
        <translation>centimetri d&apos;acqua</translation>
    </message>
    <message>
        <source>times ten to the nine per litre</source>
        <translation>per dieci alla nona per litro</translation>
    </message>
    <message>
        <source>kilograms</source>
        <translation>chilogrammi</translation>
    </message>
    <message>
        <source>centimetres</source>
        <translation>centimetri</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>metri</translation>
    </message>
    <message>
        <source>millilitres</source>
        <translation>millilitri</translation>
    </message>
    <message>
        <source>litres</source>
        <translation>litri</translation>
    </message>
    <message>
        <source>millilitres per hour</source>
        <translation>millilitri per ora</translation>
    </message>
    <message>
        <source>millilitres per kilogram</source>
        <translation>millilitri per chilogrammo</translation>
    </message>
    <message>
        <source>micrograms per kilogram per minute</source>
        <translation>microgrammi per chilogrammo al minuto</translation>
    </message>
    <message>
        <source>per cent</source>
        <translation>per cento</translation>
    </message>
    <message>
        <source>degrees Celsius</source>
        <translation>gradi Celsius</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>secondi</translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>al minuto</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>ore</translation>
    </message>
    <message>
        <source>days</source>
        <translation>giorni</translation>
    </message>
    <message>
        <source>years</source>
        <translation>anni</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>ora</translation>
    </message>
    <message>
        <source>day</source>
        <translation>giorno</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>micrograms</source>
        <translation>microgrammi</translation>
    </message>
    <message>
        <source>nanograms</source>
        <translation>nanogrammi</translation>
    </message>
    <message>
        <source> per </source>
        <translation> per </translation>
    </message>
</context>
<context>
    <name>UnknownForm</name>
    <message>
        <source>Record stretch</source>
        <translation>Registra tratto</translation>
    </message>
    <message>
        <source>Not known from</source>
        <translation>Non noto da</translation>
    </message>
    <message>
        <source>Known again from</source>
        <translation>Di nuovo noto da</translation>
    </message>
    <message>
        <source>empty: still not known</source>
        <translation>vuoto: ancora non noto</translation>
    </message>
    <message>
        <source>Still not known</source>
        <translation>Ancora non noto</translation>
    </message>
    <message>
        <source>Pump rate since then, if it was read</source>
        <translation>Velocità della pompa da allora, se è stata letta</translation>
    </message>
    <message>
        <source>Why it is not known, in your words</source>
        <translation>Perché non è noto, con parole proprie</translation>
    </message>
    <message>
        <source>no chart of the transfer</source>
        <translation>nessuna registrazione del trasporto</translation>
    </message>
    <message>
        <source>pump found stopped</source>
        <translation>pompa trovata ferma</translation>
    </message>
    <message>
        <source>The volume of this stretch is counted from nothing to the highest rate it can have run at; nothing is made up for it.</source>
        <translation>Il volume di questo tratto si conta da nulla alla velocità più alta possibile; per esso non si inventa nulla.</translation>
    </message>
    <message>
        <source>Unknown stretch, {0}</source>
        <translation>Tratto non noto, {0}</translation>
    </message>
    <message>
        <source>One step left: type from when it is known again, or tick</source>
        <translation>Manca un passo: digitare da quando è di nuovo nota, o spuntare</translation>
    </message>
    <message>
        <source>One step left: the stretch must end after it begins</source>
        <translation>Manca un passo: il tratto deve finire dopo l&apos;inizio</translation>
    </message>
    <message>
        <source>One step left: say why it is not known</source>
        <translation>Manca un passo: dire perché non è nota</translation>
    </message>
</context>
<context>
    <name>ValuePanel</name>
    <message>
        <source>Value</source>
        <translation>Valore</translation>
    </message>
    <message>
        <source>Value, as printed on the report</source>
        <translation>Valore, come stampato sul referto</translation>
    </message>
    <message>
        <source>Unit on the report</source>
        <translation>Unità sul referto</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Prelevato</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Prendi</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Type when it was sampled, such as 05:30 or -2h.</source>
        <translation>Digitare quando è stato prelevato, come 05:30 o -2h.</translation>
    </message>
</context>
<context>
    <name>VitalStatusForm</name>
    <message>
        <source>Record status</source>
        <translation>Registra stato</translation>
    </message>
    <message>
        <source>Known at</source>
        <translation>Noto alle</translation>
    </message>
    <message>
        <source>Vital status</source>
        <translation>Stato vitale</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Alive</source>
        <translation>Vivo</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Morto</translation>
    </message>
    <message>
        <source>Source or note, in your words</source>
        <translation>Fonte o nota, con parole proprie</translation>
    </message>
    <message>
        <source>Type the time of death, not the time of this entry.</source>
        <translation>Digitare l&apos;ora del decesso, non l&apos;ora di questa voce.</translation>
    </message>
    <message>
        <source>What was to be done afterwards is no longer asked.</source>
        <translation>Quanto era da fare dopo non è più chiesto.</translation>
    </message>
    <message>
        <source>Source or note</source>
        <translation>Fonte o nota</translation>
    </message>
    <message>
        <source>Died at</source>
        <translation>Deceduto alle</translation>
    </message>
    <message>
        <source>One step left: alive or dead</source>
        <translation>Manca un passo: vivo o morto</translation>
    </message>
</context>
<context>
    <name>VoidForm</name>
    <message>
        <source>Strike entry</source>
        <translation>Barra la voce</translation>
    </message>
    <message>
        <source>Strike an entry</source>
        <translation>Barra una voce</translation>
    </message>
    <message>
        <source>Why it does not hold, in your words</source>
        <translation>Perché non vale, con parole proprie</translation>
    </message>
    <message>
        <source>typed for the wrong subject</source>
        <translation>digitato per il soggetto sbagliato</translation>
    </message>
    <message>
        <source>recorded twice</source>
        <translation>registrato due volte</translation>
    </message>
    <message>
        <source>did not happen</source>
        <translation>non è avvenuto</translation>
    </message>
    <message>
        <source>Nothing is erased.</source>
        <translation>Nulla è cancellato.</translation>
    </message>
    <message>
        <source>The entry stays legible, struck through, with your name and reason. To put a value right, correct it instead.</source>
        <translation>La voce resta leggibile, barrata, con nome e motivo. Per rettificare un valore, correggerlo invece.</translation>
    </message>
    <message>
        <source>Entered by {0}</source>
        <translation>Inserito da {0}</translation>
    </message>
    <message>
        <source>Choose an entry first</source>
        <translation>Scegliere prima una voce</translation>
    </message>
    <message>
        <source>One step left: say why it does not hold</source>
        <translation>Manca un passo: dire perché non vale</translation>
    </message>
</context>
<context>
    <name>WardBoard</name>
    <message>
        <source>Ward board</source>
        <translation>Quadro del reparto</translation>
    </message>
    <message>
        <source>Up and Down move, Enter opens the subject, Right opens what is due, two digits go to a bed, O orders by bed or by urgency</source>
        <translation>Su e Giù spostano, Invio apre il soggetto, Destra apre ciò che è da fare, due cifre vanno a un letto, O ordina per letto o per urgenza</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Soggetti</translation>
    </message>
    <message>
        <source>No subject enrolled</source>
        <translation>Nessun soggetto arruolato</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Arruola</translation>
    </message>
    <message>
        <source>No subject in bed {n:02}</source>
        <translation>Nessun soggetto nel letto {n:02}</translation>
    </message>
    <message>
        <source>1 change, show</source>
        <translation>1 cambiamento, mostra</translation>
    </message>
    <message>
        <source>{n} changes, show</source>
        <translation>{n} cambiamenti, mostra</translation>
    </message>
    <message>
        <source>Bed {n}, next digit</source>
        <translation>Letto {n}, altra cifra</translation>
    </message>
    <message>
        <source>{n} more below.</source>
        <translation>altri {n} sotto.</translation>
    </message>
    <message>
        <source>States {when}; they are being worked out now.</source>
        <translation>Stati {when}; si stanno calcolando ora.</translation>
    </message>
</context>
<context>
    <name>WeightMethods</name>
    <message>
        <source>bed scale</source>
        <translation>bilancia da letto</translation>
    </message>
    <message>
        <source>standing scale</source>
        <translation>bilancia a colonna</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>riferito</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>stimato</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>ideale</translation>
    </message>
    <message>
        <source>adjusted</source>
        <translation>modificata</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Why? (Ctrl+E)</source>
        <translation>Perché? (Ctrl+E)</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Perché?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Nothing to explain here</source>
        <translation>Qui nulla da spiegare</translation>
    </message>
    <message>
        <source>Put the focus on something due, a deviation, a dose, a score, an endpoint or a titer, and press Ctrl+E again.</source>
        <translation>Portare l&apos;evidenza su qualcosa da fare, una deviazione, una dose, un punteggio, un endpoint o un titolo, e premere di nuovo Ctrl+E.</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>If the whole dose stays in one compartment, without any loss.</source>
        <translation>Se tutta la dose resta in un solo compartimento, senza perdite.</translation>
    </message>
    <message>
        <source>The same result in the unit of the target, converted exactly.</source>
        <translation>Lo stesso risultato nell&apos;unità dell&apos;obiettivo, convertito esattamente.</translation>
    </message>
    <message>
        <source>The result as the laboratory reports it; it is never rounded.</source>
        <translation>Il risultato come lo riferisce il laboratorio; non è mai arrotondato.</translation>
    </message>
    <message>
        <source>The titer that the protocol wants to reach.</source>
        <translation>Il titolo che il protocollo vuole raggiungere.</translation>
    </message>
    <message>
        <source>What the titer lacks to the target.</source>
        <translation>Quanto manca al titolo per l&apos;obiettivo.</translation>
    </message>
    <message>
        <source>What a running bag still held when the sample was drawn.</source>
        <translation>Quanto restava in una sacca in corso al momento del prelievo.</translation>
    </message>
    <message>
        <source>The volume per kg in which it spreads; the site signs it.</source>
        <translation>Il volume per kg in cui si distribuisce; lo firma il centro.</translation>
    </message>
    <message>
        <source>The one weight that doses, with how and when it was measured.</source>
        <translation>L&apos;unico peso per le dosi, con come e quando è stato misurato.</translation>
    </message>
    <message>
        <source>The amount of product for each kg of body weight.</source>
        <translation>La quantità di prodotto per ogni kg di peso.</translation>
    </message>
    <message>
        <source>Dose times weight.</source>
        <translation>Dose per peso.</translation>
    </message>
    <message>
        <source>More than this is never advised in one period.</source>
        <translation>Più di questo non è mai proposto in un periodo.</translation>
    </message>
    <message>
        <source>What the cap leaves beside that which was given before or is still to run.</source>
        <translation>Quanto lascia il tetto accanto a ciò che è stato dato prima o deve ancora scorrere.</translation>
    </message>
    <message>
        <source>The amount divided by the product&apos;s concentration.</source>
        <translation>La quantità divisa per la concentrazione del prodotto.</translation>
    </message>
    <message>
        <source>Always down, so that no limit is passed.</source>
        <translation>Sempre per difetto, così che nessun limite sia superato.</translation>
    </message>
    <message>
        <source>The highest pump rate that the protocol allows for this weight.</source>
        <translation>La velocità più alta che il protocollo permette per questo peso.</translation>
    </message>
    <message>
        <source>The volume divided by the time of the run, rounded down.</source>
        <translation>Il volume diviso per il tempo di infusione, arrotondato per difetto.</translation>
    </message>
    <message>
        <source>Line {0}, {1}: {2}.</source>
        <translation>Riga {0}, {1}: {2}.</translation>
    </message>
    <message>
        <source>From: {0}.</source>
        <translation>Da: {0}.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Riga</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valore</translation>
    </message>
    <message>
        <source>Source and time</source>
        <translation>Fonte e ora</translation>
    </message>
    <message>
        <source>Working of the dose</source>
        <translation>Calcolo della dose</translation>
    </message>
</context>
</TS>
