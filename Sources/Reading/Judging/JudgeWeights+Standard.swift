extension RecordJudge {
  /// Learnt from annotated articles (docs/ACTS.md) and written by `Scripts/train judge`.
  ///
  /// A line a trait: its name and its weight.
  static let standard = read(
    """
    meeting according -0.31
    meeting actor anonymous 0.84
    meeting actor by adjective -0.31
    meeting actor by description 0.26
    meeting actor by firstPerson -1.17
    meeting actor by metonym 0.57
    meeting actor by name -0.2
    meeting actor by pronoun 0.29
    meeting actor described 0.52
    meeting actor far 0.01
    meeting actor group 0.96
    meeting actor known 0.25
    meeting actor none -0.11
    meeting actor organisation -0.34
    meeting actor person -0.13
    meeting actor state -0.4
    meeting actor unknown -0.42
    meeting as broken-off 0.42
    meeting as cancelled 0.64
    meeting as held -0.4
    meeting as planned 0.23
    meeting attributed 0.1
    meeting beside pledge -0.02
    meeting beside position -0.36
    meeting beside threat -0.19
    meeting date 0.64
    meeting form outlet -0.02
    meeting form paraphrase 0.03
    meeting form quote 0.11
    meeting is 0.02
    meeting length 0 -0.84
    meeting length 1 -0.56
    meeting length 2 -0.06
    meeting length 3 0.28
    meeting length 4 0.22
    meeting length 5 0.55
    meeting length 6 -0.79
    meeting modal will -0.22
    meeting modal would 0.09
    meeting modality asserted 0.01
    meeting modality planned 0.11
    meeting modality possible -1.15
    meeting modality reported 0.35
    meeting net 0.43
    meeting net differs 0.4
    meeting net meeting.network 0.28
    meeting net meeting.noun 0.11
    meeting net meeting.verb 0.23
    meeting net no actor 0.1
    meeting net says held 0.21
    meeting net says planned -0.25
    meeting net silent -0.31
    meeting net silent meeting.noun -0.04
    meeting net silent meeting.verb -0.72
    meeting no verb -0.02
    meeting participants 0 -0.11
    meeting participants 1 -0.49
    meeting participants 2 0.46
    meeting participants 3 0.31
    meeting place -0.03
    meeting rank 0 -0.29
    meeting rank 1 1.18
    meeting rule meeting.network -0.34
    meeting rule meeting.noun 0.5
    meeting rule meeting.verb 0.2
    meeting statement 0.08
    meeting verb finite -0.02
    meeting verb finite passive 0.04
    meeting verb finite passive perfect -0.64
    meeting verb finite perfect 0.04
    meeting verb infinitive 0.29
    meeting verb participle -0.07
    meeting word attend 0.93
    meeting word brief 0.62
    meeting word call 0.51
    meeting word conversation 0.52
    meeting word discuss 0.2
    meeting word discussion 0.34
    meeting word hearing -0.66
    meeting word hold 1.18
    meeting word host 0.35
    meeting word lunch 2.33
    meeting word meet 0.38
    meeting word meeting 0.33
    meeting word negotiate 0.35
    meeting word negotiation 0.09
    meeting word session 0.8
    meeting word speak -0.63
    meeting word summit 0.33
    meeting word talk 0.58
    meeting word travel -0.22
    meeting word trip 0.44
    meeting word visit -0.26
    meeting word work -2.04
    pledge according -0.52
    pledge actor anonymous -0.09
    pledge actor by adjective -0.38
    pledge actor by capital 1.02
    pledge actor by description -0.12
    pledge actor by firstPerson 0.3
    pledge actor by metonym -0.84
    pledge actor by name -0.06
    pledge actor by pronoun 0.09
    pledge actor described 0.09
    pledge actor far -0.26
    pledge actor group 0.07
    pledge actor known 0.01
    pledge actor none 0.49
    pledge actor organisation -0.05
    pledge actor person -0.26
    pledge actor state 0.27
    pledge actor unknown -0.32
    pledge attributed 0.39
    pledge beside meeting -0.55
    pledge beside position 0.15
    pledge beside proposal -1.79
    pledge beside threat 0.34
    pledge form outlet 1.06
    pledge form paraphrase -0.22
    pledge form quote -0.32
    pledge length 1 -1.45
    pledge length 2 -0.23
    pledge length 3 0.08
    pledge length 4 0.06
    pledge length 5 0.06
    pledge length 6 0.82
    pledge modal will -0.17
    pledge modal would 0.33
    pledge modality asserted -0.03
    pledge modality reported 0.28
    pledge negated -0.12
    pledge net 0.53
    pledge net pledge.agreement 0.91
    pledge net pledge.declared 0.87
    pledge net pledge.network 0.37
    pledge net pledge.noun -0.72
    pledge net pledge.promise -0.41
    pledge net pledge.statement 1.71
    pledge net silent -0.42
    pledge net silent pledge.in-force -0.67
    pledge net silent pledge.noun -0.3
    pledge net silent pledge.promise -0.47
    pledge net silent pledge.statement 0.18
    pledge no verb -1.72
    pledge period 1.09
    pledge question -0.2
    pledge rank 0 0.13
    pledge rank 1 0.15
    pledge rule pledge.agreement -0.18
    pledge rule pledge.declared 1.97
    pledge rule pledge.in-force -0.43
    pledge rule pledge.network -0.24
    pledge rule pledge.noun -0.01
    pledge rule pledge.promise 0.43
    pledge rule pledge.statement -0.24
    pledge statement 0.03
    pledge verb finite 0.01
    pledge verb finite passive -0.11
    pledge verb finite passive perfect 0.83
    pledge verb finite perfect 0.16
    pledge verb infinitive 0.56
    pledge verb participle 0.02
    pledge word accept -0.48
    pledge word agree -0.11
    pledge word allow -0.95
    pledge word commit 0.64
    pledge word commitment -0.98
    pledge word hold 0.01
    pledge word negotiate -0.03
    pledge word offer -1.51
    pledge word pledge 0.22
    pledge word promise 0.43
    pledge word reach 0.95
    pledge word sign -1.07
    pledge word vow -0.65
    pledge word work 1.19
    position according -0.31
    position actor anonymous 0.15
    position actor by adjective -0.95
    position actor by capital 0.24
    position actor by description -0.18
    position actor by firstPerson 0.7
    position actor by metonym 0.39
    position actor by name 0.06
    position actor by pronoun 0.01
    position actor described -0.33
    position actor far -0.34
    position actor group 0.27
    position actor known 0.06
    position actor organisation 0.03
    position actor person 0.02
    position actor place -0.06
    position actor state -0.39
    position actor unknown -0.08
    position as accepts -0.18
    position as conditions 0.74
    position as demands 0.04
    position as denies -0.16
    position as no-comment 0.2
    position as offers -0.55
    position as opposes 0.2
    position as rejects 0.01
    position as supports -0.19
    position attributed 0.22
    position beside meeting -0.29
    position beside pledge -0.68
    position beside proposal 0.06
    position beside threat -0.75
    position beside violation -1.81
    position condition -0.2
    position form outlet -0.14
    position form paraphrase 0.02
    position form quote 0.02
    position is -0.04
    position issue known 0.05
    position issue other 0.17
    position issue text -0.16
    position length 0 -0.65
    position length 1 -0.37
    position length 2 -0.13
    position length 3 -0.02
    position length 4 0.05
    position length 5 0.19
    position length 6 0.23
    position modal can -0.26
    position modal could -0.67
    position modal may -0.13
    position modal might -1.54
    position modal must 0.37
    position modal should 0.29
    position modal will -0.29
    position modal would -0.34
    position modality asserted -0.1
    position modality denied 0.26
    position modality planned 0.27
    position modality possible 0.24
    position modality reported -0.15
    position negated -0.01
    position net 0.31
    position net differs 0.15
    position net no actor 0.37
    position net position.accepts 0.23
    position net position.conditional -0.54
    position net position.demands 0.14
    position net position.denies 0.12
    position net position.necessity 0.06
    position net position.network 0.24
    position net position.no-comment 0.37
    position net position.noun 0.05
    position net position.offers 0.2
    position net position.opposes -0.01
    position net position.refusal -0.35
    position net position.rejects 0.3
    position net position.supports 0.28
    position net says accepts -0.07
    position net says conditions -0.68
    position net says demands 0.17
    position net says denies 0.47
    position net says no-comment 0.11
    position net says offers 0.4
    position net says opposes -0.13
    position net says rejects 0.01
    position net says supports 0.13
    position net silent -0.82
    position net silent position.accepts -0.15
    position net silent position.conditional -0.37
    position net silent position.demands -0.08
    position net silent position.denies -0.72
    position net silent position.evaluation -0.02
    position net silent position.necessity -0.55
    position net silent position.non-confirmation -0.57
    position net silent position.noun -0.33
    position net silent position.offers -0.06
    position net silent position.opposes -0.22
    position net silent position.refusal 0.05
    position net silent position.rejects -0.61
    position net silent position.supports 0.33
    position no verb 0.06
    position question -1.75
    position rank 0 0.04
    position rank 1 0.3
    position rank 2 0.14
    position rank 3 0.68
    position rule position.accepts -0.27
    position rule position.conditional 0.29
    position rule position.demands -0.1
    position rule position.denies 0.22
    position rule position.evaluation 0.5
    position rule position.exchange 0.56
    position rule position.listed -0.37
    position rule position.necessity 0.38
    position rule position.network -0.3
    position rule position.no-comment 0.25
    position rule position.non-confirmation -0.88
    position rule position.noun 0.29
    position rule position.offers -0.15
    position rule position.opposes 0.38
    position rule position.refusal 0.31
    position rule position.rejects -0.01
    position rule position.supports -0.16
    position side -0.08
    position statement 0.06
    position verb finite -0.03
    position verb finite passive 0.07
    position verb finite passive perfect -0.17
    position verb finite perfect 0.13
    position verb infinitive -0.23
    position verb participle -0.25
    position word abandon 0.22
    position word abide -0.88
    position word accept 1.27
    position word accuse -0.84
    position word act 0.32
    position word address 0.48
    position word adopt 0.17
    position word advise 0.72
    position word advocate 0.08
    position word afraid -2.23
    position word agree 0.27
    position word agreement 0.47
    position word aim -2.04
    position word alarm -0.63
    position word allow 0.35
    position word amnesty -0.23
    position word amount -0.1
    position word announce 0.28
    position word appeal 0.22
    position word applaud 0.75
    position word appreciate 0.58
    position word approve 0.44
    position word argue 0.12
    position word ask -0.23
    position word attack -0.75
    position word avoid 0.06
    position word back 0.39
    position word bad 0.76
    position word balk 2.63
    position word be -0.16
    position word begin -0.04
    position word believe 0.5
    position word blame -0.81
    position word blast 0.69
    position word block 0.13
    position word breach 0.27
    position word break 0.03
    position word brief -1.66
    position word bring -0.14
    position word brush 0.74
    position word buy -0.27
    position word call 0.16
    position word cancel 0.06
    position word carry -0.31
    position word cause 0.13
    position word challenge 0.46
    position word champion -0.77
    position word change -0.28
    position word claim -1.59
    position word close -0.59
    position word come 0.44
    position word comment 1.34
    position word commit -0.05
    position word commitment -0.41
    position word complain 0.37
    position word comply -0.77
    position word compromise -0.38
    position word concern -0.25
    position word concerned -0.56
    position word condemn 0.21
    position word confirm -0.31
    position word consider 0.02
    position word consult -0.75
    position word continue 0.24
    position word convince -0.58
    position word create -0.79
    position word critic -0.77
    position word critical 0.49
    position word criticise 0.13
    position word criticism 0.29
    position word criticize 0.29
    position word cut -0.79
    position word dangerous 1.29
    position word deal 0.58
    position word decline 0.51
    position word decry 0.64
    position word defend -0.11
    position word demand 0.27
    position word denounce 0.67
    position word deny 0.89
    position word derail -0.24
    position word describe -0.17
    position word desire 0.52
    position word destroy -0.19
    position word difficult -1.08
    position word direct -1.43
    position word disagree 0.15
    position word disappointed 0.09
    position word discuss -0.18
    position word dismiss 1.02
    position word dispute 0.56
    position word do -0.48
    position word eager 1.38
    position word embrace 0.77
    position word encourage -0.11
    position word end 0.36
    position word endorse 0.19
    position word enough -0.15
    position word essential -1.27
    position word expect -1.76
    position word face -0.05
    position word fail -1.38
    position word false 0.77
    position word favor 0.72
    position word fear -0.4
    position word fight -0.04
    position word filibuster -0.26
    position word find 0.15
    position word fix 0.27
    position word float -0.03
    position word focus 0.62
    position word follow -0.31
    position word force -0.51
    position word free -0.51
    position word get -0.08
    position word give 0.27
    position word go -0.15
    position word good 0.48
    position word haile 0.17
    position word have 0.1
    position word hear -0.06
    position word help 0.41
    position word hit -1.8
    position word hold -0.1
    position word hope 0.28
    position word hurt 0.61
    position word ignore -1.8
    position word important 0.53
    position word impose -0.06
    position word impossible -1.45
    position word include 0.11
    position word increase -0.4
    position word insist 1.13
    position word intend -0.09
    position word intention 0.6
    position word introduce -0.77
    position word invite -1.47
    position word irresponsible 1.04
    position word join 0.38
    position word keen 1.03
    position word keep -0.62
    position word kill 1.65
    position word lead 0.31
    position word leave -0.84
    position word let 0.41
    position word lift 0.92
    position word like 0.92
    position word lobby 1.47
    position word look 0.07
    position word make 0.06
    position word mean 0.34
    position word meet 0.21
    position word mistake -0.02
    position word move -0.05
    position word necessary 0.64
    position word need 0.56
    position word negotiate 0.64
    position word non-starter -0.07
    position word nonstarter 2.28
    position word nothing 0.73
    position word object 1.24
    position word objection 0.79
    position word offer 0.46
    position word open 1.52
    position word oppose 0.73
    position word opposition 0.75
    position word order -0.73
    position word outrageous 1.84
    position word pass -0.32
    position word pay -0.75
    position word plan -0.06
    position word play 1.08
    position word plead 0.64
    position word pleased 0.04
    position word pledge -1.82
    position word praise 0.54
    position word prefer 0.7
    position word prepare -0.19
    position word present -1.87
    position word press 0.29
    position word pressure -0.29
    position word prevent 0.23
    position word promise -0.92
    position word proposal -0.34
    position word propose -0.14
    position word protect -0.2
    position word protest 0.92
    position word provide -1.14
    position word pull -0.02
    position word pursue -0.65
    position word push 0.49
    position word put 0.16
    position word question 0.56
    position word raise 0.43
    position word reach -0.72
    position word ready -0.26
    position word reason -0.5
    position word rebuff 2.57
    position word recognize -0.46
    position word reduce 0.41
    position word refusal 1.28
    position word refuse 0.46
    position word regret 0.53
    position word reject 0.99
    position word reluctant 0.65
    position word remain 1.32
    position word repeal 0.17
    position word represent 0.35
    position word request 0.3
    position word require -0.68
    position word resist 1.42
    position word respect 0.06
    position word respond 0.54
    position word retaliate -1.73
    position word return 0.5
    position word rule 0.87
    position word rush 0.29
    position word say 0.55
    position word secure 0.09
    position word see -0.99
    position word seek 0.34
    position word share 0.12
    position word side -0.09
    position word sign 0.5
    position word skeptical 0.06
    position word skepticism 0.08
    position word slam 1.35
    position word slap -0.72
    position word speak -0.18
    position word stand 0.34
    position word start 0.16
    position word step 0.74
    position word stop -0.31
    position word strike 0.04
    position word subject -1.46
    position word sue -2.0
    position word suffer -1.62
    position word suggest -0.87
    position word support 0.31
    position word supportive 0.94
    position word surprise -2.31
    position word surrender 1.61
    position word suspend 0.46
    position word take -0.06
    position word talk -0.24
    position word target -0.47
    position word threat -0.48
    position word threaten -0.56
    position word time -0.05
    position word tout -0.53
    position word treat 0.59
    position word try -0.26
    position word turn -0.4
    position word unacceptable 1.61
    position word undermine -0.13
    position word understand -1.18
    position word unveil -2.2
    position word urge 0.61
    position word use -0.14
    position word veto -0.23
    position word violate -0.22
    position word violation 0.1
    position word vote 0.07
    position word vow -0.53
    position word wait 0.68
    position word walk 0.12
    position word want 0.51
    position word war 1.1
    position word warn 0.05
    position word wary 0.74
    position word welcome -0.03
    position word willing 0.28
    position word willingness 1.38
    position word withdraw 0.43
    position word withhold 0.42
    position word work -0.22
    position word worry -0.23
    position word wrong 0.04
    proposal according -0.37
    proposal actor anonymous -0.32
    proposal actor by description -0.65
    proposal actor by metonym 0.94
    proposal actor by name 0.11
    proposal actor by pronoun -0.1
    proposal actor described 0.3
    proposal actor far -0.11
    proposal actor group 0.68
    proposal actor known 0.03
    proposal actor none -0.73
    proposal actor organisation 0.2
    proposal actor person 0.04
    proposal actor state -0.42
    proposal actor unknown 0.1
    proposal addressees 0.06
    proposal attributed 0.05
    proposal beside meeting -1.08
    proposal beside pledge 0.07
    proposal beside position 0.11
    proposal beside threat -0.21
    proposal form outlet -0.13
    proposal form paraphrase -0.11
    proposal form quote -0.02
    proposal is -0.18
    proposal length 1 -0.63
    proposal length 2 -0.51
    proposal length 3 -0.44
    proposal length 4 -0.08
    proposal length 5 0.49
    proposal length 6 0.17
    proposal modal will 0.64
    proposal modal would -0.23
    proposal modality asserted -0.04
    proposal modality reported 0.09
    proposal net 0.22
    proposal net proposal.contents -0.16
    proposal net proposal.network 0.2
    proposal net proposal.verb 0.22
    proposal net silent -1.15
    proposal net silent proposal.contents -0.95
    proposal net silent proposal.verb -0.55
    proposal no verb -1.12
    proposal rank 0 0.27
    proposal rule proposal.contents 0.46
    proposal rule proposal.network -0.36
    proposal rule proposal.verb -0.2
    proposal statement -0.02
    proposal terms 0 0.03
    proposal terms 1 -0.01
    proposal terms 2 -0.38
    proposal terms 3 -1.06
    proposal verb finite -0.19
    proposal verb finite passive -0.22
    proposal verb finite perfect 0.77
    proposal verb infinitive -0.47
    proposal verb participle 0.07
    proposal word allow 0.32
    proposal word call 0.42
    proposal word float 0.97
    proposal word include 0.51
    proposal word introduce 0.16
    proposal word offer -0.02
    proposal word plan 0.47
    proposal word present 1.96
    proposal word propose 1.56
    proposal word provide 0.19
    proposal word require 0.02
    proposal word unveil 1.22
    threat according -0.27
    threat actor anonymous -0.46
    threat actor by adjective -0.72
    threat actor by capital -0.24
    threat actor by description -0.07
    threat actor by metonym 0.62
    threat actor by name -0.12
    threat actor by pronoun 0.13
    threat actor far -0.67
    threat actor known 0.28
    threat actor organisation 0.07
    threat actor person -0.16
    threat actor state 0.31
    threat actor unknown -0.67
    threat attributed 0.28
    threat beside meeting -1.69
    threat beside pledge -0.79
    threat beside position -0.32
    threat beside violation -1.98
    threat condition 0.33
    threat deadline -0.34
    threat form outlet -0.19
    threat form paraphrase -0.04
    threat form quote 0.18
    threat is -0.03
    threat length 1 0.21
    threat length 2 0.14
    threat length 3 -0.29
    threat length 4 -0.08
    threat length 5 -0.02
    threat length 6 0.24
    threat modal can -1.27
    threat modal could 0.81
    threat modal might 0.77
    threat modal will -0.32
    threat modal would 0.32
    threat modality asserted 0.28
    threat modality possible 0.19
    threat modality reported -0.84
    threat negated -0.3
    threat net 0.49
    threat net silent -0.81
    threat net silent threat.action -0.18
    threat net silent threat.action+if -0.37
    threat net silent threat.called -0.73
    threat net threat.action 0.18
    threat net threat.called 0.62
    threat net threat.called+if 0.34
    threat net threat.network 0.34
    threat net threat.network+if 0.13
    threat net threat.network+or 0.08
    threat net threat.network+unless -0.24
    threat net threat.network+until 0.54
    threat no verb -0.93
    threat rank 0 0.14
    threat rank 1 0.55
    threat rule threat.action 0.51
    threat rule threat.action+if 0.31
    threat rule threat.called 0.37
    threat rule threat.called+if 0.69
    threat rule threat.network -0.78
    threat rule threat.network+if -0.28
    threat rule threat.network+or 2.09
    threat rule threat.network+unless 0.3
    threat rule threat.network+until 0.02
    threat rule threat.noun 0.08
    threat rule threat.passive -0.01
    threat targets 0 -0.15
    threat targets 1 0.29
    threat targets 2 -0.58
    threat verb finite 0.01
    threat verb finite passive -0.03
    threat verb finite perfect 0.18
    threat verb infinitive 0.17
    threat verb participle -0.02
    threat word announce 1.14
    threat word block -2.03
    threat word consider 1.66
    threat word cut 0.32
    threat word destroy 0.96
    threat word do 0.57
    threat word face 0.38
    threat word go 1.23
    threat word hit -0.04
    threat word hold 0.8
    threat word impose 0.55
    threat word increase 0.03
    threat word kill -0.4
    threat word leave 0.04
    threat word move 0.14
    threat word pull -0.17
    threat word reimpose 0.31
    threat word remain -0.7
    threat word respond 0.08
    threat word retaliate 0.26
    threat word stop 0.75
    threat word sue 1.75
    threat word suffer -0.58
    threat word take 0.59
    threat word terminate 1.7
    threat word threat 0.41
    threat word threaten 1.94
    threat word travel -1.67
    threat word veto 2.03
    threat word vote -0.16
    threat word vow 1.14
    threat word walk 0.03
    threat word warn 1.04
    threat word withdraw -0.12
    threat word withhold 0.87
    violation according 0.06
    violation actor by description 0.12
    violation actor by name 0.09
    violation actor by pronoun -0.54
    violation actor far -0.93
    violation actor known 0.12
    violation actor none -0.12
    violation actor organisation -0.42
    violation actor person 0.1
    violation actor state 0.58
    violation actor unknown -0.29
    violation alleged 0.33
    violation attributed 0.08
    violation beside pledge -0.09
    violation beside position -0.19
    violation beside threat -1.12
    violation form outlet -0.41
    violation form paraphrase 0.21
    violation form quote 0.03
    violation is -0.08
    violation length 1 -0.64
    violation length 2 -0.31
    violation length 3 -0.1
    violation length 4 -0.52
    violation length 5 0.85
    violation modal would -1.14
    violation modality asserted 0.05
    violation modality reported 0.07
    violation negated -1.13
    violation net 0.63
    violation net silent -0.47
    violation net silent violation.verb -0.19
    violation net violation.network 0.39
    violation net violation.verb 0.54
    violation no verb 0.4
    violation rank 0 0.12
    violation rule violation.network -0.38
    violation rule violation.noun 0.06
    violation rule violation.verb 0.33
    violation statement 0.01
    violation verb finite -0.09
    violation verb finite passive -0.3
    violation verb finite perfect -0.05
    violation verb participle -0.25
    violation word breach 0.85
    violation word break 0.75
    violation word violate 0.64
    violation word violation 0.7
    """)
}
