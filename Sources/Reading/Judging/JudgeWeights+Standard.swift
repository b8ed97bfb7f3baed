extension RecordJudge {
  /// Learnt from annotated articles (docs/ACTS.md) and written by `Scripts/train judge`.
  ///
  /// A line a trait: its name and its weight.
  static let standard = read(
    """
    meeting according -0.04
    meeting actor anonymous 0.57
    meeting actor by adjective -0.01
    meeting actor by capital 0.64
    meeting actor by description 0.13
    meeting actor by firstPerson -1.52
    meeting actor by metonym 0.72
    meeting actor by name -0.15
    meeting actor by pronoun 0.48
    meeting actor far 0.1
    meeting actor group 0.77
    meeting actor known 0.27
    meeting actor none -0.09
    meeting actor organisation -0.45
    meeting actor person 0.02
    meeting actor share 0 0.25
    meeting actor share 1 0.33
    meeting actor share 2 0.14
    meeting actor share 3 -0.18
    meeting actor share 4 0.01
    meeting actor share 5 -0.18
    meeting actor state -0.43
    meeting actor unknown -0.44
    meeting as broken-off 0.4
    meeting as cancelled 0.88
    meeting as held -0.4
    meeting as planned 0.13
    meeting attributed 0.03
    meeting beside pledge -0.05
    meeting beside position -0.26
    meeting beside threat -0.48
    meeting date 0.72
    meeting density 0 -0.41
    meeting density 1 -0.4
    meeting density 2 -0.03
    meeting density 3 0.13
    meeting density 4 0.01
    meeting density 5 0.72
    meeting form paraphrase 0.06
    meeting form quote -0.05
    meeting is 0.01
    meeting length 0 -0.97
    meeting length 1 -0.78
    meeting length 2 -0.06
    meeting length 3 0.31
    meeting length 4 0.2
    meeting length 5 0.53
    meeting length 6 -0.79
    meeting modal will 0.02
    meeting modal would 0.22
    meeting modality asserted 0.02
    meeting modality planned 0.07
    meeting modality possible -1.06
    meeting modality reported 0.2
    meeting net 0.4
    meeting net differs 0.3
    meeting net meeting.network 0.31
    meeting net meeting.noun 0.14
    meeting net meeting.verb 0.21
    meeting net no actor -0.09
    meeting net says held 0.2
    meeting net says planned -0.12
    meeting net silent -0.39
    meeting net silent meeting.noun -0.07
    meeting net silent meeting.verb -0.72
    meeting participants 0 -0.09
    meeting participants 1 -0.46
    meeting participants 2 0.34
    meeting participants 3 0.56
    meeting place -0.03
    meeting rank 0 -0.3
    meeting rank 1 1.14
    meeting rule meeting.network -0.39
    meeting rule meeting.noun 0.55
    meeting rule meeting.verb 0.31
    meeting sentence 0 0.21
    meeting sentence 1 0.05
    meeting sentence 2 0.06
    meeting sentence 3 0.25
    meeting sentence 4 -0.09
    meeting sentence 5 -0.17
    meeting sentence 6 0.01
    meeting statement 0.05
    meeting verb finite -0.07
    meeting verb finite passive -0.07
    meeting verb finite passive perfect -1.01
    meeting verb finite perfect 0.22
    meeting verb infinitive 0.24
    meeting verb participle 0.08
    meeting word brief 0.52
    meeting word call 0.58
    meeting word discuss 0.04
    meeting word discussion 0.72
    meeting word hearing -0.68
    meeting word hold 1.14
    meeting word host 0.42
    meeting word lunch 2.29
    meeting word meet 0.24
    meeting word meeting 0.33
    meeting word negotiate 0.23
    meeting word negotiation 0.2
    meeting word session 0.35
    meeting word speak -0.58
    meeting word summit 0.15
    meeting word talk 0.71
    meeting word travel -0.3
    meeting word trip 1.21
    meeting word visit -0.43
    meeting word work -2.08
    pledge according -0.15
    pledge actor anonymous -0.14
    pledge actor by adjective -0.42
    pledge actor by capital 0.48
    pledge actor by description 0.14
    pledge actor by metonym -0.51
    pledge actor by name -0.19
    pledge actor by pronoun 0.09
    pledge actor described 0.19
    pledge actor far -0.49
    pledge actor group -0.11
    pledge actor known 0.05
    pledge actor none -0.06
    pledge actor organisation -0.09
    pledge actor person -0.22
    pledge actor share 0 -0.38
    pledge actor share 1 0.3
    pledge actor share 2 -0.4
    pledge actor share 3 -0.09
    pledge actor share 4 0.2
    pledge actor share 5 -0.03
    pledge actor state 0.46
    pledge actor unknown -0.19
    pledge attributed 0.17
    pledge beside meeting -0.83
    pledge beside position -0.53
    pledge beside proposal -2.52
    pledge beside threat -0.29
    pledge beside violation -0.25
    pledge density 0 -0.17
    pledge density 1 0.12
    pledge density 2 0.24
    pledge density 3 -0.15
    pledge density 4 -0.22
    pledge density 5 -0.04
    pledge form outlet 0.13
    pledge form paraphrase 0.13
    pledge form quote -0.4
    pledge is -0.06
    pledge length 1 -0.56
    pledge length 2 -0.12
    pledge length 3 0.04
    pledge length 4 0.11
    pledge length 5 0.01
    pledge length 6 0.57
    pledge modal could -1.31
    pledge modal will 0.22
    pledge modality asserted -0.08
    pledge modality possible -2.07
    pledge modality reported 0.37
    pledge net 0.41
    pledge net no actor -0.32
    pledge net pledge.agreement 1.16
    pledge net pledge.declared 0.75
    pledge net pledge.network 0.33
    pledge net pledge.promise -0.29
    pledge net silent -0.44
    pledge net silent pledge.in-force -0.38
    pledge net silent pledge.promise -0.51
    pledge no verb -0.64
    pledge period 0.32
    pledge question -0.26
    pledge rank 0 -0.02
    pledge rank 1 0.19
    pledge rule pledge.agreement -0.25
    pledge rule pledge.declared 2.04
    pledge rule pledge.in-force -0.06
    pledge rule pledge.network -0.48
    pledge rule pledge.noun 0.74
    pledge rule pledge.promise 0.3
    pledge sentence 0 0.27
    pledge sentence 1 0.43
    pledge sentence 2 -0.27
    pledge sentence 3 -0.42
    pledge sentence 4 0.03
    pledge sentence 5 -0.17
    pledge sentence 6 0.16
    pledge statement -0.03
    pledge verb finite -0.15
    pledge verb finite passive 0.02
    pledge verb finite passive perfect 0.56
    pledge verb finite perfect -0.08
    pledge verb infinitive 0.19
    pledge verb participle 0.19
    pledge word accept -0.38
    pledge word agree 0.39
    pledge word agreement 0.23
    pledge word announce -0.58
    pledge word approve -0.65
    pledge word commit 0.74
    pledge word commitment -0.48
    pledge word cut 0.23
    pledge word hold 0.27
    pledge word increase -0.08
    pledge word negotiate -0.29
    pledge word offer -1.49
    pledge word open 0.34
    pledge word order -1.46
    pledge word pay -1.54
    pledge word plan -0.1
    pledge word pledge 0.68
    pledge word promise 0.59
    pledge word propose -0.98
    pledge word put 0.43
    pledge word reach 1.08
    pledge word sign 0.02
    pledge word strike 0.45
    pledge word take -0.29
    pledge word threaten -2.01
    pledge word use -1.71
    pledge word vow 0.5
    pledge word work 1.3
    position according 0.09
    position actor anonymous 0.04
    position actor by adjective -0.97
    position actor by capital 0.12
    position actor by description -0.25
    position actor by firstPerson 1.08
    position actor by metonym 0.35
    position actor by name 0.01
    position actor by pronoun -0.04
    position actor described -0.27
    position actor far -0.4
    position actor group 0.11
    position actor known 0.03
    position actor organisation 0.04
    position actor person -0.05
    position actor place -0.08
    position actor share 0 0.09
    position actor share 1 0.03
    position actor share 2 0.03
    position actor share 3 0.12
    position actor share 4 -0.15
    position actor share 5 -0.16
    position actor state -0.24
    position actor unknown -0.1
    position as accepts -0.22
    position as conditions 0.48
    position as demands 0.05
    position as denies -0.18
    position as no-comment 0.29
    position as offers -0.59
    position as opposes 0.29
    position as rejects -0.04
    position as supports -0.3
    position attributed 0.18
    position beside meeting -0.26
    position beside pledge -0.71
    position beside proposal 0.01
    position beside threat -1.01
    position beside violation -1.82
    position condition -0.18
    position density 0 -0.47
    position density 1 -0.1
    position density 2 -0.18
    position density 4 0.13
    position density 5 0.04
    position form outlet 0.08
    position form paraphrase 0.23
    position form quote -0.48
    position is -0.07
    position issue known 0.01
    position issue other -0.26
    position length 0 -0.16
    position length 1 -0.23
    position length 2 -0.17
    position length 3 -0.04
    position length 4 0.01
    position length 5 0.19
    position length 6 0.12
    position modal can -0.53
    position modal could -0.72
    position modal may -0.05
    position modal might -1.34
    position modal must 0.25
    position modal should 0.15
    position modal will -0.19
    position modal would -0.29
    position modality asserted -0.02
    position modality denied -0.04
    position modality hypothetical -0.48
    position modality planned 0.34
    position modality possible 0.22
    position modality reported -0.2
    position negated -0.15
    position net 0.32
    position net differs 0.1
    position net no actor 1.04
    position net position.accepts 0.16
    position net position.conditional -0.62
    position net position.demands 0.08
    position net position.denies 0.12
    position net position.evaluation 0.02
    position net position.exchange 0.24
    position net position.necessity 0.08
    position net position.network 0.14
    position net position.no-comment 0.29
    position net position.noun 0.14
    position net position.offers 0.16
    position net position.opposes 0.08
    position net position.refusal 0.07
    position net position.rejects 0.36
    position net position.supports 0.27
    position net says accepts -0.1
    position net says conditions -0.47
    position net says demands 0.12
    position net says denies 0.37
    position net says no-comment 0.08
    position net says offers 0.31
    position net says opposes -0.18
    position net says rejects 0.03
    position net says supports 0.15
    position net silent -0.75
    position net silent position.accepts -0.17
    position net silent position.conditional -0.77
    position net silent position.demands -0.36
    position net silent position.evaluation 0.05
    position net silent position.exchange -0.55
    position net silent position.necessity -0.26
    position net silent position.non-confirmation -0.55
    position net silent position.noun -0.29
    position net silent position.offers 0.02
    position net silent position.opposes -0.21
    position net silent position.refusal 0.5
    position net silent position.rejects -0.64
    position net silent position.supports 0.08
    position no verb -0.04
    position question -1.48
    position rank 0 0.05
    position rank 1 0.22
    position rank 2 0.16
    position rank 3 0.53
    position rule position.accepts -0.26
    position rule position.conditional 0.35
    position rule position.demands 0.06
    position rule position.denies -0.65
    position rule position.evaluation 0.38
    position rule position.exchange 0.12
    position rule position.listed -0.43
    position rule position.necessity 0.65
    position rule position.network -0.34
    position rule position.no-comment 0.24
    position rule position.non-confirmation -0.77
    position rule position.noun 0.19
    position rule position.offers -0.13
    position rule position.opposes 0.32
    position rule position.refusal 0.76
    position rule position.rejects -0.01
    position rule position.supports 0.05
    position sentence 0 0.08
    position sentence 1 0.06
    position sentence 2 0.05
    position sentence 3 0.05
    position sentence 4 -0.07
    position sentence 5 -0.09
    position sentence 6 -0.07
    position side 0.16
    position statement 0.02
    position verb finite -0.01
    position verb finite passive 0.21
    position verb finite passive perfect -0.15
    position verb finite perfect 0.19
    position verb infinitive -0.35
    position verb participle -0.23
    position word abandon -0.02
    position word abide -0.9
    position word accept 1.17
    position word accuse -0.92
    position word act 0.4
    position word address 0.8
    position word advise 0.39
    position word advocate 0.03
    position word agree 0.29
    position word agreement 0.62
    position word aim -2.03
    position word alarm -0.71
    position word allow 0.22
    position word amnesty 0.09
    position word amount 0.04
    position word announce 0.21
    position word appeal 0.23
    position word applaud -0.18
    position word appreciate -0.42
    position word approve 0.52
    position word argue 0.24
    position word ask -0.4
    position word attack -1.07
    position word avoid 0.51
    position word back 0.41
    position word bad 0.88
    position word balk 2.57
    position word be -0.15
    position word begin 0.16
    position word believe -1.09
    position word blame -0.83
    position word blast 0.62
    position word block 0.08
    position word breach -0.37
    position word break -0.49
    position word brief -1.68
    position word bring -0.35
    position word brush 0.69
    position word buy -0.56
    position word call 0.09
    position word cancel 0.19
    position word carry -1.42
    position word cause 0.14
    position word challenge 0.44
    position word champion -0.85
    position word change -0.26
    position word claim -0.7
    position word close -0.37
    position word come 0.42
    position word comment 1.36
    position word commit 0.42
    position word commitment 0.05
    position word complain 0.28
    position word comply -0.68
    position word compromise -0.68
    position word concern -0.38
    position word concerned -0.56
    position word condemn 0.78
    position word confirm -0.08
    position word consider -0.35
    position word consult -1.26
    position word continue 0.09
    position word convince -0.47
    position word create -0.4
    position word critic -0.81
    position word critical 0.48
    position word criticise 0.07
    position word criticism -0.03
    position word criticize 0.2
    position word cut -0.65
    position word dangerous 1.42
    position word deadline 0.21
    position word deal 0.64
    position word decline 0.66
    position word decry 0.95
    position word defend 0.1
    position word demand 0.22
    position word denounce 0.45
    position word deny 1.11
    position word describe -0.27
    position word desire 0.59
    position word destroy 0.04
    position word difficult -1.1
    position word direct -1.81
    position word disagree -0.17
    position word disappointed -0.43
    position word discuss -0.35
    position word dismiss 1.0
    position word dispute 0.62
    position word do -0.56
    position word doubt -0.99
    position word eager 1.3
    position word embrace 0.41
    position word encourage -0.64
    position word end 0.09
    position word endorse 0.16
    position word enough 0.34
    position word expect -1.68
    position word face 0.13
    position word fail -1.27
    position word false 0.93
    position word favor 0.63
    position word fear -0.37
    position word fight -0.12
    position word filibuster -0.31
    position word find -0.97
    position word float -0.11
    position word focus 0.81
    position word follow -0.19
    position word force -0.35
    position word free -0.87
    position word give 0.45
    position word good 0.08
    position word haile 0.13
    position word have 0.06
    position word hear 0.13
    position word help 0.79
    position word hit -1.74
    position word hold -0.07
    position word honor 0.15
    position word hope 0.06
    position word hurt 0.41
    position word ignore -1.62
    position word important 1.21
    position word impose -0.15
    position word impossible -1.39
    position word include -0.03
    position word increase -0.37
    position word insist 1.12
    position word intend -0.08
    position word intention 0.96
    position word interest 1.0
    position word introduce -0.82
    position word invite -1.32
    position word irresponsible -0.03
    position word join 0.55
    position word keen 1.12
    position word keep -0.73
    position word kill 0.76
    position word lead 0.23
    position word leave -0.51
    position word let 0.66
    position word lift 1.04
    position word like 0.12
    position word lobby 1.44
    position word look -0.03
    position word make -0.01
    position word mean 0.63
    position word mistake -0.4
    position word move -0.09
    position word necessary 0.48
    position word need -0.3
    position word negotiate 0.75
    position word non-starter 0.85
    position word nonstarter 2.31
    position word nothing 0.95
    position word object 1.09
    position word objection 0.57
    position word offer 0.49
    position word open 1.27
    position word oppose 0.46
    position word opposition 0.6
    position word order -0.74
    position word outrage -0.86
    position word outrageous 1.09
    position word pass -0.15
    position word pay -0.05
    position word plan -0.38
    position word play 1.31
    position word plead 0.8
    position word pleased 0.22
    position word pledge -1.78
    position word praise 0.57
    position word prefer 0.31
    position word prepare -0.1
    position word present -1.74
    position word press 0.22
    position word pressure -0.39
    position word prevent 0.03
    position word promise -0.88
    position word proposal -0.03
    position word propose -0.2
    position word protect -0.86
    position word protest 0.63
    position word provide -1.39
    position word pull -0.18
    position word pursue -0.7
    position word push 0.37
    position word put 0.33
    position word question 0.43
    position word raise 0.48
    position word reach -0.97
    position word ready 0.57
    position word reason -0.34
    position word rebuff 2.47
    position word recognize -0.13
    position word reduce 0.53
    position word refusal 1.34
    position word refuse 0.55
    position word regret 0.32
    position word reject 0.97
    position word reluctant 0.59
    position word remain 0.59
    position word represent 0.45
    position word request 0.56
    position word require -0.78
    position word resist 1.42
    position word respect 0.19
    position word respond 0.49
    position word retaliate -1.67
    position word return -0.18
    position word rule 0.93
    position word rush 0.45
    position word say 0.82
    position word secure 0.43
    position word see -1.42
    position word seek 0.22
    position word set -0.85
    position word share -0.34
    position word side 0.01
    position word sign 0.4
    position word skeptical -0.1
    position word skepticism 0.19
    position word slam 0.97
    position word slap -0.6
    position word speak -0.3
    position word stand 0.16
    position word start 0.06
    position word step 0.87
    position word stop -0.37
    position word strike -0.32
    position word subject -1.17
    position word sue -1.95
    position word suggest -0.75
    position word support 0.1
    position word supportive 0.49
    position word surrender 1.28
    position word suspend 0.49
    position word take 0.13
    position word talk -0.73
    position word target -0.31
    position word threat -0.37
    position word threaten -0.32
    position word time 0.43
    position word tout -0.35
    position word try -0.29
    position word turn -0.48
    position word unacceptable 1.56
    position word undermine 0.23
    position word understand -0.84
    position word unveil -2.21
    position word urge 0.24
    position word use -0.19
    position word veto -0.08
    position word violate -0.68
    position word violation 0.25
    position word vote -0.06
    position word vow -0.56
    position word wait 0.34
    position word walk 0.06
    position word want 0.25
    position word war 1.08
    position word wary 0.43
    position word welcome 0.43
    position word willing 0.32
    position word willingness 1.45
    position word withdraw 0.46
    position word withhold 0.25
    position word work -0.32
    position word worry -0.66
    position word wrong 0.33
    proposal according -0.26
    proposal actor anonymous -0.42
    proposal actor by description -0.54
    proposal actor by metonym 1.04
    proposal actor by name 0.03
    proposal actor by pronoun -0.32
    proposal actor described 0.05
    proposal actor far 0.15
    proposal actor group 0.83
    proposal actor known 0.12
    proposal actor none -0.47
    proposal actor person 0.17
    proposal actor share 0 0.21
    proposal actor share 1 -0.22
    proposal actor share 2 0.56
    proposal actor share 3 0.53
    proposal actor share 4 -0.46
    proposal actor share 5 -0.32
    proposal actor state -0.4
    proposal actor unknown -0.11
    proposal addressees 0.41
    proposal attributed -0.17
    proposal beside meeting -0.78
    proposal beside pledge 0.34
    proposal beside position 0.24
    proposal beside threat -0.22
    proposal density 0 0.07
    proposal density 1 -0.03
    proposal density 2 0.07
    proposal density 3 -0.01
    proposal density 4 -0.29
    proposal form outlet 0.02
    proposal form paraphrase -0.19
    proposal form quote 0.02
    proposal is -0.11
    proposal length 1 -0.3
    proposal length 2 -0.38
    proposal length 3 -0.37
    proposal length 4 -0.07
    proposal length 5 0.27
    proposal length 6 0.11
    proposal modal will 0.78
    proposal modal would -0.02
    proposal modality asserted -0.06
    proposal modality reported 0.31
    proposal net 0.26
    proposal net proposal.contents -0.15
    proposal net proposal.network 0.25
    proposal net proposal.verb 0.08
    proposal net silent -1.12
    proposal net silent proposal.contents -1.06
    proposal net silent proposal.verb -0.36
    proposal rank 0 0.29
    proposal rule proposal.contents 0.43
    proposal rule proposal.network -0.4
    proposal rule proposal.verb -0.03
    proposal sentence 0 0.56
    proposal sentence 1 -0.66
    proposal sentence 2 -0.01
    proposal sentence 3 0.32
    proposal sentence 4 -0.24
    proposal sentence 5 -0.29
    proposal sentence 6 -0.01
    proposal statement 0.05
    proposal terms 0 0.12
    proposal terms 1 0.05
    proposal terms 2 -0.53
    proposal terms 3 -1.03
    proposal verb finite -0.17
    proposal verb finite passive -0.07
    proposal verb finite perfect 0.91
    proposal verb infinitive -0.65
    proposal verb participle -0.11
    proposal word call 0.5
    proposal word float 0.99
    proposal word include 0.37
    proposal word introduce 0.05
    proposal word present 1.34
    proposal word proposal -0.11
    proposal word propose 1.52
    proposal word require 0.15
    proposal word unveil 0.97
    threat according -0.16
    threat actor anonymous -0.21
    threat actor by adjective -0.45
    threat actor by capital -0.52
    threat actor by description -0.35
    threat actor by metonym 0.5
    threat actor by name -0.04
    threat actor by pronoun 0.2
    threat actor far -0.62
    threat actor group 0.02
    threat actor known 0.09
    threat actor organisation 0.22
    threat actor person -0.28
    threat actor share 0 -0.6
    threat actor share 1 -0.03
    threat actor share 2 0.02
    threat actor share 3 -0.35
    threat actor share 4 -0.13
    threat actor share 5 0.37
    threat actor state 0.3
    threat actor unknown -0.39
    threat attributed 0.13
    threat beside meeting -1.33
    threat beside pledge -0.9
    threat beside position -0.24
    threat beside violation -2.12
    threat condition 0.61
    threat deadline 0.2
    threat density 0 0.13
    threat density 1 0.09
    threat density 2 0.09
    threat density 3 -0.11
    threat density 4 0.11
    threat density 5 -0.62
    threat form outlet -0.1
    threat form paraphrase 0.08
    threat form quote -0.16
    threat is -0.07
    threat length 1 0.34
    threat length 2 0.26
    threat length 3 -0.42
    threat length 4 0.08
    threat length 5 -0.23
    threat length 6 0.08
    threat modal can -1.16
    threat modal could 0.61
    threat modal will -0.28
    threat modal would 0.45
    threat modality asserted 0.13
    threat modality possible 0.48
    threat modality reported -0.75
    threat negated -0.01
    threat net 0.51
    threat net silent -0.79
    threat net silent threat.action -0.08
    threat net silent threat.action+if -0.03
    threat net silent threat.called -0.72
    threat net silent threat.noun -0.27
    threat net silent threat.passive -0.6
    threat net threat.action 0.38
    threat net threat.action+if -0.15
    threat net threat.called 0.53
    threat net threat.called+if 0.68
    threat net threat.network 0.36
    threat net threat.network+if -0.02
    threat net threat.network+or -0.16
    threat net threat.network+unless -0.26
    threat net threat.network+until 0.4
    threat no verb -0.81
    threat rank 0 0.03
    threat rank 1 0.33
    threat rule threat.action 0.37
    threat rule threat.action+if -0.08
    threat rule threat.called 0.05
    threat rule threat.called+if 0.01
    threat rule threat.network -0.55
    threat rule threat.network+if -0.23
    threat rule threat.network+or 2.25
    threat rule threat.network+unless 0.28
    threat rule threat.network+until 0.36
    threat rule threat.noun -0.16
    threat rule threat.passive -0.23
    threat rule threat.passive+if -0.63
    threat sentence 0 -0.28
    threat sentence 1 -0.04
    threat sentence 2 -0.15
    threat sentence 3 -0.06
    threat sentence 4 0.07
    threat sentence 5 0.17
    threat sentence 6 -0.11
    threat statement -0.05
    threat targets 0 -0.14
    threat targets 1 0.23
    threat targets 2 -0.51
    threat verb finite -0.05
    threat verb finite passive -0.29
    threat verb finite perfect 0.32
    threat verb infinitive -0.09
    threat verb participle 0.15
    threat word act -0.05
    threat word announce 1.24
    threat word block -2.01
    threat word close 0.26
    threat word consider 0.52
    threat word cut -0.29
    threat word destroy -1.24
    threat word go 1.32
    threat word hit 0.26
    threat word hold 0.42
    threat word impose -0.1
    threat word kill -0.1
    threat word lift -2.25
    threat word move -0.07
    threat word pull 0.34
    threat word reimpose 0.16
    threat word remain -0.22
    threat word respond 0.62
    threat word retaliate 0.38
    threat word stop 1.12
    threat word strike -1.65
    threat word sue 2.16
    threat word suffer -0.16
    threat word take 0.24
    threat word terminate 0.59
    threat word threat 0.34
    threat word threaten 1.92
    threat word travel -1.51
    threat word veto 1.71
    threat word vote -0.12
    threat word vow 0.82
    threat word walk -0.48
    threat word warn 1.15
    threat word withdraw 0.05
    threat word withhold 1.23
    violation according 0.09
    violation actor by description 0.43
    violation actor by name 0.01
    violation actor by pronoun -0.59
    violation actor far -0.71
    violation actor known 0.06
    violation actor none -0.23
    violation actor organisation -0.63
    violation actor person -0.07
    violation actor share 1 -0.23
    violation actor share 2 -0.09
    violation actor share 3 -0.12
    violation actor share 4 0.29
    violation actor share 5 0.49
    violation actor state 0.6
    violation actor unknown 0.04
    violation alleged 0.31
    violation attributed 0.11
    violation beside pledge 0.37
    violation beside position -0.51
    violation beside threat -1.23
    violation density 1 -0.83
    violation density 2 0.12
    violation density 3 0.31
    violation density 4 -0.2
    violation density 5 0.36
    violation form outlet -0.43
    violation form paraphrase 0.14
    violation form quote 0.08
    violation is -0.09
    violation length 1 -0.41
    violation length 2 -0.38
    violation length 3 0.11
    violation length 4 -0.59
    violation length 5 0.78
    violation modal would -1.2
    violation modality asserted 0.09
    violation modality reported 0.14
    violation negated -1.09
    violation net 0.65
    violation net silent -0.43
    violation net silent violation.verb -0.22
    violation net violation.network 0.37
    violation net violation.verb 0.65
    violation no verb 0.48
    violation rank 0 0.13
    violation rule violation.network -0.36
    violation rule violation.noun 0.2
    violation rule violation.verb 0.34
    violation sentence 0 -1.06
    violation sentence 1 0.86
    violation sentence 2 -0.1
    violation sentence 3 0.79
    violation sentence 4 0.43
    violation sentence 5 -0.8
    violation sentence 6 -0.32
    violation verb finite -0.07
    violation verb finite passive -0.51
    violation verb finite perfect -0.16
    violation verb participle -0.09
    violation word breach 0.96
    violation word break 0.93
    violation word violate 0.61
    violation word violation 0.82
    """)
}
