"""Verbs of job descriptions with their -ing forms, spelled out because no rule gets all of them right."""

from __future__ import annotations

from questions.brief.words.word_list import words

# "base gerund; base gerund; ..." If British and American spelling double the consonant differently, both
# are read, and the last entry, the American one, is written, because most briefs use it.
PAIRS = """
accelerate accelerating; accept accepting; access accessing; accommodate accommodating;
account accounting; achieve achieving; acquire acquiring; act acting; adapt adapting; add adding;
address addressing; adjust adjusting; administer administering; adopt adopting; advance advancing;
advise advising; advocate advocating; agree agreeing; aim aiming; align aligning; allocate allocating;
allow allowing; amend amending; analyse analysing; analyze analyzing; announce announcing;
answer answering; anticipate anticipating; apply applying; appoint appointing; approach approaching;
approve approving; arbitrate arbitrating; architect architecting; archive archiving; argue arguing;
arrange arranging; ask asking; assemble assembling; assess assessing; assign assigning; assist assisting;
assume assuming; assure assuring; attach attaching; attend attending; attract attracting; audit auditing;
author authoring; authorise authorising; authorize authorizing; automate automating; avoid avoiding;
balance balancing; batch batching; be being; bear bearing; become becoming; begin beginning;
benchmark benchmarking; berth berthing; bid bidding; bill billing; bind binding; block blocking;
board boarding; book booking; boost boosting; brief briefing; bring bringing; broker brokering;
budget budgeting; build building; buy buying; cache caching; calculate calculating;
calibrate calibrating; call calling; cancel cancelling; cancel canceling; cap capping; capture capturing;
care caring; carry carrying; catch catching; chair chairing; challenge challenging; champion championing;
change changing; channel channelling; channel channeling; charge charging; chart charting;
charter chartering; check checking; choose choosing; clarify clarifying; classify classifying;
clean cleaning; clear clearing; close closing; coach coaching; code coding; collaborate collaborating;
collect collecting; combine combining; comment commenting; commission commissioning; commit committing;
communicate communicating; compare comparing; compile compiling; complete completing; compose composing;
compress compressing; compute computing; conceive conceiving; conduct conducting; configure configuring;
confirm confirming; connect connecting; consider considering; consolidate consolidating;
construct constructing; consult consulting; contain containing; contribute contributing;
control controlling; convert converting; convey conveying; convince convincing; coordinate coordinating;
cope coping; copy copying; correct correcting; counsel counseling; count counting; cover covering;
craft crafting; create creating; cultivate cultivating; curate curating; cut cutting; deal dealing;
debug debugging; decide deciding; decommission decommissioning; decouple decoupling; decrease decreasing;
dedicate dedicating; define defining; delegate delegating; deliver delivering; demonstrate demonstrating;
deploy deploying; derive deriving; describe describing; design designing; detect detecting;
determine determining; develop developing; devise devising; diagnose diagnosing; die dying;
direct directing; disable disabling; discharge discharging; discover discovering; discuss discussing;
dispatch dispatching; distribute distributing; divert diverting; divide dividing; dock docking;
document documenting; draft drafting; draw drawing; dredge dredging; drive driving;
duplicate duplicating; dye dyeing; earn earning; educate educating; elevate elevating;
eliminate eliminating; embed embedding; embrace embracing; employ employing; empower empowering;
enable enabling; encourage encouraging; encrypt encrypting; enforce enforcing; engage engaging;
engineer engineering; enhance enhancing; enrol enrolling; ensure ensuring; enter entering;
escalate escalating; escort escorting; establish establishing; estimate estimating; evaluate evaluating;
examine examining; exchange exchanging; execute executing; exercise exercising; expand expanding;
expect expecting; experiment experimenting; explain explaining; explore exploring; export exporting;
expose exposing; express expressing; extend extending; extract extracting; facilitate facilitating;
fail failing; feed feeding; file filing; fill filling; filter filtering; finance financing; find finding;
finish finishing; fit fitting; fix fixing; focus focusing; follow following; forecast forecasting;
foresee foreseeing; form forming; formalise formalising; formalize formalizing; format formatting;
formulate formulating; foster fostering; frame framing; free freeing; fuel fueling; fulfil fulfilling;
fund funding; gather gathering; generate generating; get getting; give giving; go going;
govern governing; grade grading; grant granting; group grouping; grow growing; guard guarding;
guide guiding; handle handling; harden hardening; harmonise harmonising; harmonize harmonizing;
help helping; hire hiring; hold holding; host hosting; identify identifying; illustrate illustrating;
implement implementing; import importing; improve improving; include including;
incorporate incorporating; increase increasing; index indexing; influence influencing; inform informing;
infuse infusing; ingest ingesting; initiate initiating; innovate innovating; inspect inspecting;
install installing; instruct instructing; instrument instrumenting; insure insuring;
integrate integrating; interact interacting; interpret interpreting; interview interviewing;
introduce introducing; invent inventing; invest investing; investigate investigating; invite inviting;
involve involving; isolate isolating; iterate iterating; join joining; judge judging; justify justifying;
keep keeping; know knowing; label labelling; label labeling; launch launching; lay laying; lead leading;
learn learning; lease leasing; let letting; leverage leveraging; liaise liaising; license licensing;
lie lying; lift lifting; limit limiting; link linking; list listing; listen listening; load loading;
locate locating; log logging; look looking; lower lowering; maintain maintaining; make making;
manage managing; map mapping; market marketing; master mastering; match matching; maximise maximising;
maximize maximizing; measure measuring; mediate mediating; meet meeting; mentor mentoring; merge merging;
migrate migrating; minimise minimising; minimize minimizing; mitigate mitigating; mix mixing;
mobilise mobilising; mobilize mobilizing; model modelling; model modeling; moderate moderating;
modernise modernising; modernize modernizing; modify modifying; monitor monitoring; moor mooring;
motivate motivating; mount mounting; move moving; navigate navigating; negotiate negotiating;
normalise normalising; normalize normalizing; note noting; notice noticing; notify notifying;
nurse nursing; nurture nurturing; observe observing; obtain obtaining; offer offering;
onboard onboarding; open opening; operate operating; optimise optimising; optimize optimizing;
orchestrate orchestrating; order ordering; organise organising; organize organizing; orient orienting;
outline outlining; overcome overcoming; overhaul overhauling; oversee overseeing; own owning;
pace pacing; package packaging; page paging; pair pairing; parallelise parallelising;
parallelize parallelizing; participate participating; partition partitioning; partner partnering;
pass passing; patch patching; pay paying; perform performing; persuade persuading; pick picking;
pilot piloting; pinpoint pinpointing; place placing; plan planning; play playing; pledge pledging;
point pointing; position positioning; practice practicing; practise practising; predict predicting;
prepare preparing; prescribe prescribing; present presenting; preserve preserving; prevent preventing;
price pricing; prioritise prioritising; prioritize prioritizing; process processing; procure procuring;
produce producing; profile profiling; program programming; project projecting; promote promoting;
propose proposing; protect protecting; prototype prototyping; prove proving; provide providing;
provision provisioning; prune pruning; publish publishing; pull pulling; purchase purchasing;
push pushing; put putting; qualify qualifying; quantify quantifying; query querying;
question questioning; queue queuing; raise raising; rank ranking; rate rating; reach reaching;
react reacting; read reading; rebalance rebalancing; rebuild rebuilding; receive receiving;
recognise recognising; recognize recognizing; recommend recommending; reconcile reconciling;
record recording; recover recovering; recruit recruiting; redesign redesigning; redirect redirecting;
reduce reducing; refactor refactoring; refer referring; refine refining; register registering;
regulate regulating; rehearse rehearsing; reinforce reinforcing; reject rejecting; relate relating;
release releasing; remain remaining; remediate remediating; remember remembering; remove removing;
renew renewing; reorganise reorganising; reorganize reorganizing; repair repairing; repeat repeating;
replace replacing; replicate replicating; reply replying; report reporting; represent representing;
reproduce reproducing; request requesting; require requiring; research researching; reserve reserving;
reset resetting; resolve resolving; respond responding; restart restarting; restore restoring;
restrict restricting; restructure restructuring; retain retaining; retire retiring; retrain retraining;
retrieve retrieving; return returning; reuse reusing; review reviewing; revise revising;
rewrite rewriting; roll rolling; rotate rotating; route routing; run running; safeguard safeguarding;
sail sailing; sample sampling; save saving; scale scaling; scan scanning; schedule scheduling;
scope scoping; score scoring; screen screening; script scripting; seal sealing; search searching;
secure securing; see seeing; seek seeking; segment segmenting; select selecting; sell selling;
send sending; separate separating; sequence sequencing; serve serving; set setting; settle settling;
shape shaping; shard sharding; share sharing; shift shifting; ship shipping; shorten shortening;
show showing; shut shutting; sign signing; signal signalling; signal signaling; simplify simplifying;
simulate simulating; size sizing; sketch sketching; solve solving; sort sorting; source sourcing;
speak speaking; specify specifying; speed speeding; split splitting; sponsor sponsoring;
stabilise stabilising; stabilize stabilizing; stack stacking; staff staffing; stage staging;
standardise standardising; standardize standardizing; start starting; state stating; stay staying;
steer steering; stop stopping; store storing; strategise strategising; strategize strategizing;
stream streaming; streamline streamlining; strengthen strengthening; structure structuring;
study studying; submit submitting; suggest suggesting; summarise summarising; summarize summarizing;
supervise supervising; supply supplying; support supporting; survey surveying; sustain sustaining;
swap swapping; switch switching; sync syncing; synchronise synchronising; synchronize synchronizing;
synthesise synthesising; synthesize synthesizing; tackle tackling; tag tagging; tailor tailoring;
take taking; talk talking; target targeting; teach teaching; tell telling; tend tending; test testing;
think thinking; throttle throttling; tie tying; tighten tightening; time timing; tolerate tolerating;
tow towing; trace tracing; track tracking; trade trading; train training; transfer transferring;
transform transforming; transition transitioning; translate translating; transport transporting;
travel travelling; travel traveling; treat treating; triage triaging; trigger triggering; trim trimming;
troubleshoot troubleshooting; try trying; tune tuning; turn turning; tutor tutoring; uncover uncovering;
understand understanding; undertake undertaking; unify unifying; update updating; upgrade upgrading;
upload uploading; upskill upskilling; use using; utilise utilising; utilize utilizing;
validate validating; value valuing; verify verifying; version versioning; view viewing; visit visiting;
visualise visualising; visualize visualizing; volunteer volunteering; wait waiting; walk walking;
warn warning; watch watching; weigh weighing; welcome welcoming; widen widening; win winning;
withdraw withdrawing; work working; wrap wrapping; write writing; yield yielding
"""

# Verbs that in job descriptions are as often nouns, "caching layers", "a design". After "and" they
# are read as verbs only when the grammar leaves no doubt.
ALSO_NOUNS = words(
    """
    access account approach archive audit balance batch benchmark berth book brief budget build cache
    call care challenge change charge chart check clean clear close code comment commission control copy
    cost count cover cut deal design detail dispatch dock document draft drive engineer estimate
    exchange exercise experiment export feed file fill filter finance finish fit focus forecast form
    format frame free fuel fund grade grant group guard guide handle help host import increase index
    influence instrument interview invest judge label launch lead learn lease lift limit link list load
    log lower market master match measure model monitor moor move network note notice nurse offer
    onboard open operate order outline own pace package page partition partner pass patch pay pick pilot
    place plan play point position practice price process produce profile program programme project
    prototype provision purchase query question queue rate reach record recover release repair repeat
    report request research reserve return review roll route sail sample save scale schedule scope score
    screen script search secure segment sequence serve shape share shift ship sign size sort source
    speed split staff stage start state store stream structure study supply support survey switch target
    test time tow trace track trade train transfer transition transport treat trigger tune turn update
    upgrade value version view visit wait walk watch work
    """
)
