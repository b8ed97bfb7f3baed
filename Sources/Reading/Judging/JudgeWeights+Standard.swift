extension RecordJudge {
  /// Learnt from annotated articles (docs/ACTS.md) and written by `Scripts/train judge`.
  ///
  /// A line a trait: its name and its weight.
  static let standard = read(
    """
    meeting according -0.29
    meeting actor anonymous 0.87
    meeting actor by adjective -0.37
    meeting actor by description 0.27
    meeting actor by firstPerson -1.65
    meeting actor by metonym 0.55
    meeting actor by name -0.25
    meeting actor by pronoun 0.29
    meeting actor described 0.63
    meeting actor far -0.01
    meeting actor group 0.79
    meeting actor known 0.25
    meeting actor none -0.14
    meeting actor organisation -0.31
    meeting actor person -0.1
    meeting actor share 0 0.1
    meeting actor share 1 0.07
    meeting actor share 2 0.29
    meeting actor share 3 -0.12
    meeting actor share 4 -0.03
    meeting actor share 5 -0.08
    meeting actor state -0.39
    meeting actor unknown -0.45
    meeting as broken-off 0.48
    meeting as cancelled 0.68
    meeting as held -0.38
    meeting as planned 0.24
    meeting attributed 0.09
    meeting beside pledge -0.02
    meeting beside position -0.26
    meeting beside threat -0.29
    meeting date 0.61
    meeting density 0 -0.31
    meeting density 1 -0.51
    meeting density 2 0.02
    meeting density 3 0.11
    meeting density 4 0.05
    meeting density 5 0.72
    meeting form paraphrase 0.02
    meeting form quote 0.16
    meeting is 0.03
    meeting length 0 -1.01
    meeting length 1 -0.59
    meeting length 2 -0.09
    meeting length 3 0.25
    meeting length 4 0.19
    meeting length 5 0.56
    meeting length 6 -0.83
    meeting modal will -0.22
    meeting modal would 0.11
    meeting modality planned 0.11
    meeting modality possible -1.12
    meeting modality reported 0.34
    meeting net 0.4
    meeting net differs 0.38
    meeting net meeting.network 0.3
    meeting net meeting.noun 0.13
    meeting net meeting.verb 0.24
    meeting net no actor 0.08
    meeting net says held 0.2
    meeting net says planned -0.25
    meeting net silent -0.33
    meeting net silent meeting.noun -0.04
    meeting net silent meeting.verb -0.77
    meeting no verb -0.03
    meeting participants 0 -0.14
    meeting participants 1 -0.49
    meeting participants 2 0.47
    meeting participants 3 0.44
    meeting rank 0 -0.31
    meeting rank 1 1.19
    meeting rule meeting.network -0.35
    meeting rule meeting.noun 0.54
    meeting rule meeting.verb 0.2
    meeting sentence 0 0.19
    meeting sentence 1 0.08
    meeting sentence 2 0.16
    meeting sentence 3 0.26
    meeting sentence 4 -0.12
    meeting sentence 5 -0.19
    meeting sentence 6 -0.06
    meeting statement 0.09
    meeting verb finite -0.04
    meeting verb finite passive 0.02
    meeting verb finite passive perfect -0.62
    meeting verb finite perfect 0.12
    meeting verb infinitive 0.29
    meeting verb participle -0.03
    meeting word brief 0.58
    meeting word call 0.59
    meeting word conversation 0.59
    meeting word discuss 0.22
    meeting word discussion 0.68
    meeting word hearing -0.6
    meeting word hold 1.17
    meeting word host 0.36
    meeting word lunch 2.27
    meeting word meet 0.4
    meeting word meeting 0.33
    meeting word negotiate 0.37
    meeting word negotiation 0.02
    meeting word session 0.36
    meeting word speak -0.62
    meeting word summit 0.19
    meeting word talk 0.64
    meeting word travel -0.23
    meeting word trip 0.37
    meeting word visit -0.29
    meeting word work -2.05
    pledge according -0.38
    pledge actor anonymous 0.12
    pledge actor by adjective -0.29
    pledge actor by capital 0.6
    pledge actor by description 0.01
    pledge actor by firstPerson 0.71
    pledge actor by metonym -0.69
    pledge actor by name -0.2
    pledge actor by pronoun 0.08
    pledge actor described 0.36
    pledge actor far -0.62
    pledge actor group -0.07
    pledge actor known 0.15
    pledge actor none 0.24
    pledge actor organisation -0.12
    pledge actor person -0.2
    pledge actor share 0 -0.12
    pledge actor share 1 0.31
    pledge actor share 2 -0.17
    pledge actor share 4 0.08
    pledge actor share 5 -0.18
    pledge actor state 0.25
    pledge actor unknown -0.47
    pledge attributed 0.3
    pledge beside meeting -0.72
    pledge beside position -0.07
    pledge beside proposal -1.84
    pledge beside threat 0.03
    pledge density 0 0.04
    pledge density 1 0.22
    pledge density 2 0.26
    pledge density 3 -0.2
    pledge density 4 -0.34
    pledge density 5 0.28
    pledge form outlet 0.95
    pledge form quote -0.57
    pledge is 0.02
    pledge length 1 -1.4
    pledge length 2 -0.17
    pledge length 3 -0.04
    pledge length 4 0.1
    pledge length 5 0.05
    pledge length 6 0.75
    pledge modal will -0.07
    pledge modal would -0.04
    pledge modality asserted -0.08
    pledge modality reported 0.42
    pledge negated 0.08
    pledge net 0.49
    pledge net pledge.agreement 1.09
    pledge net pledge.declared 0.88
    pledge net pledge.network 0.35
    pledge net pledge.noun -0.67
    pledge net pledge.promise -0.35
    pledge net pledge.statement 0.44
    pledge net silent -0.35
    pledge net silent pledge.in-force -0.58
    pledge net silent pledge.noun -0.33
    pledge net silent pledge.promise -0.42
    pledge net silent pledge.statement 0.16
    pledge no verb -1.6
    pledge period 0.99
    pledge question -0.44
    pledge rank 0 0.11
    pledge rank 1 0.3
    pledge rule pledge.agreement -0.31
    pledge rule pledge.declared 1.95
    pledge rule pledge.in-force -0.35
    pledge rule pledge.network -0.23
    pledge rule pledge.noun -0.08
    pledge rule pledge.promise 0.42
    pledge rule pledge.statement -0.11
    pledge sentence 0 0.94
    pledge sentence 1 0.23
    pledge sentence 2 -0.41
    pledge sentence 3 -0.51
    pledge sentence 4 0.07
    pledge sentence 5 -0.05
    pledge sentence 6 0.06
    pledge statement 0.08
    pledge verb finite -0.12
    pledge verb finite passive 0.41
    pledge verb finite passive perfect 0.47
    pledge verb finite perfect 0.27
    pledge verb infinitive 0.55
    pledge verb participle -0.18
    pledge word accept -0.48
    pledge word allow -1.19
    pledge word commit 0.11
    pledge word commitment -1.16
    pledge word hold 0.06
    pledge word negotiate -0.25
    pledge word offer -1.68
    pledge word pledge 0.24
    pledge word promise 0.41
    pledge word reach 0.66
    pledge word sign -1.92
    pledge word vow -0.58
    pledge word work 1.03
    position according -0.02
    position actor anonymous 0.02
    position actor by adjective -1.04
    position actor by capital 0.13
    position actor by description -0.23
    position actor by firstPerson 1.3
    position actor by metonym 0.38
    position actor by pronoun 0.02
    position actor described -0.21
    position actor far -0.48
    position actor group 0.16
    position actor known 0.04
    position actor organisation 0.05
    position actor person -0.05
    position actor place -0.03
    position actor share 0 0.11
    position actor share 1 0.09
    position actor share 2 0.06
    position actor share 3 0.13
    position actor share 4 -0.12
    position actor share 5 -0.15
    position actor state -0.24
    position actor unknown -0.11
    position as accepts -0.23
    position as conditions 0.58
    position as demands 0.19
    position as denies -0.11
    position as no-comment 0.28
    position as offers -0.54
    position as opposes 0.1
    position as rejects 0.06
    position as supports -0.32
    position attributed 0.09
    position beside meeting -0.58
    position beside pledge -0.78
    position beside proposal 0.03
    position beside threat -1.01
    position beside violation -1.86
    position condition -0.18
    position density 0 -0.42
    position density 1 -0.04
    position density 2 -0.15
    position density 3 0.03
    position density 4 0.16
    position density 5 0.07
    position form outlet 0.07
    position form paraphrase 0.24
    position form quote -0.44
    position is -0.04
    position issue known -0.05
    position issue other 0.03
    position length 0 -0.6
    position length 1 -0.3
    position length 2 -0.15
    position length 3 -0.02
    position length 4 0.03
    position length 5 0.19
    position length 6 0.24
    position modal can -0.34
    position modal could -0.61
    position modal might -1.5
    position modal must 0.36
    position modal should 0.25
    position modal will -0.27
    position modal would -0.34
    position modality asserted -0.04
    position modality denied 0.17
    position modality planned 0.26
    position modality possible 0.24
    position modality reported -0.09
    position negated -0.15
    position net 0.31
    position net differs 0.13
    position net no actor 0.98
    position net position.accepts 0.17
    position net position.conditional -0.55
    position net position.demands 0.11
    position net position.denies 0.24
    position net position.evaluation -0.06
    position net position.necessity 0.06
    position net position.network 0.14
    position net position.no-comment 0.3
    position net position.noun 0.05
    position net position.offers 0.18
    position net position.opposes -0.03
    position net position.refusal -0.29
    position net position.rejects 0.3
    position net position.supports 0.23
    position net says accepts -0.1
    position net says conditions -0.48
    position net says demands 0.07
    position net says denies 0.35
    position net says no-comment 0.14
    position net says offers 0.3
    position net says opposes 0.02
    position net says rejects -0.09
    position net says supports 0.16
    position net silent -0.76
    position net silent position.accepts -0.14
    position net silent position.conditional -0.95
    position net silent position.demands -0.32
    position net silent position.evaluation 0.18
    position net silent position.necessity -0.32
    position net silent position.non-confirmation -0.48
    position net silent position.noun -0.27
    position net silent position.offers -0.08
    position net silent position.opposes -0.07
    position net silent position.refusal 0.06
    position net silent position.rejects -0.81
    position net silent position.supports 0.17
    position no verb 0.08
    position question -1.42
    position rank 0 0.04
    position rank 1 0.23
    position rank 2 0.09
    position rank 3 0.66
    position rule position.accepts -0.28
    position rule position.conditional 0.43
    position rule position.demands -0.1
    position rule position.denies -0.56
    position rule position.evaluation 0.72
    position rule position.exchange 0.47
    position rule position.listed -0.34
    position rule position.necessity 0.58
    position rule position.network -0.36
    position rule position.no-comment 0.17
    position rule position.non-confirmation -0.72
    position rule position.noun 0.16
    position rule position.offers -0.15
    position rule position.opposes 0.4
    position rule position.refusal 0.48
    position rule position.rejects -0.17
    position rule position.supports 0.12
    position sentence 0 0.02
    position sentence 1 0.08
    position sentence 2 0.13
    position sentence 3 0.1
    position sentence 4 -0.05
    position sentence 5 -0.08
    position sentence 6 -0.09
    position side 0.11
    position statement 0.05
    position verb finite -0.05
    position verb finite passive 0.18
    position verb finite passive perfect -0.25
    position verb finite perfect 0.12
    position verb infinitive -0.29
    position verb participle -0.21
    position word abandon 0.24
    position word abide -0.73
    position word accept 1.22
    position word accuse -0.9
    position word act 0.41
    position word address 0.8
    position word adopt 0.14
    position word advise 0.39
    position word advocate 0.03
    position word afraid -2.09
    position word agree 0.21
    position word agreement 0.65
    position word aim -2.05
    position word alarm -0.71
    position word allow 0.08
    position word amnesty 0.22
    position word amount 0.1
    position word announce 0.25
    position word appeal 0.12
    position word applaud -0.07
    position word appreciate -0.18
    position word approve 0.43
    position word argue 0.26
    position word ask -0.38
    position word attack -1.06
    position word avoid 0.17
    position word back 0.46
    position word bad 1.0
    position word balk 2.57
    position word be -0.26
    position word begin 0.19
    position word believe -1.09
    position word blame -0.84
    position word blast 0.73
    position word block 0.11
    position word breach -0.39
    position word break -0.02
    position word brief -1.66
    position word bring -0.28
    position word brush 0.85
    position word buy -0.52
    position word call 0.06
    position word cancel 0.16
    position word carry -1.41
    position word cause 0.29
    position word challenge 0.47
    position word champion -0.78
    position word change -0.17
    position word claim -1.59
    position word close -0.28
    position word come 0.55
    position word comment 1.32
    position word commit 0.14
    position word commitment -0.05
    position word complain 0.35
    position word comply -0.63
    position word compromise -0.56
    position word concern -0.25
    position word concerned -0.62
    position word condemn -0.05
    position word confirm -0.22
    position word consider -0.43
    position word consult -1.27
    position word continue 0.05
    position word convince -0.47
    position word create -0.37
    position word critic -2.21
    position word critical 0.54
    position word criticise 0.13
    position word criticism 0.16
    position word criticize 0.23
    position word cut -0.64
    position word dangerous 1.43
    position word deal 0.71
    position word decline 0.56
    position word decry 0.5
    position word defend 0.05
    position word demand 0.19
    position word denounce 0.48
    position word deny 1.11
    position word derail -0.25
    position word describe -0.27
    position word desire 0.51
    position word destroy 0.06
    position word difficult -1.02
    position word direct -1.84
    position word disagree -0.21
    position word disappointed -0.45
    position word discuss -0.28
    position word dismiss 0.99
    position word dispute 0.59
    position word do -0.58
    position word eager 1.23
    position word embrace 0.59
    position word encourage -0.53
    position word end -0.02
    position word endorse 0.14
    position word enough 0.4
    position word essential -1.1
    position word expect -1.68
    position word face 0.03
    position word fail -1.24
    position word false 1.03
    position word favor 0.64
    position word fear -0.43
    position word fight -0.01
    position word filibuster -0.28
    position word find -0.95
    position word fix 0.42
    position word float -0.13
    position word focus 1.0
    position word follow -0.09
    position word force -0.32
    position word free -0.88
    position word get 0.06
    position word give 0.29
    position word go -0.08
    position word good 0.19
    position word haile 0.2
    position word have 0.08
    position word hear 0.18
    position word help 0.83
    position word hit -1.69
    position word hold -0.15
    position word hope -0.24
    position word hurt 0.7
    position word ignore -1.61
    position word important 1.29
    position word impossible -1.42
    position word include 0.03
    position word increase -0.31
    position word insist 1.03
    position word intend -0.08
    position word intention 0.52
    position word introduce -0.8
    position word invite -1.43
    position word irresponsible 0.29
    position word join 0.55
    position word keen 1.11
    position word keep -0.75
    position word kill 0.79
    position word lead 0.38
    position word leave -0.96
    position word let 0.33
    position word lift 1.05
    position word like -0.05
    position word lobby 1.41
    position word look -0.29
    position word make -0.15
    position word mean 0.55
    position word meet 0.07
    position word mistake -0.16
    position word move -0.07
    position word necessary 0.4
    position word need -0.2
    position word negotiate 0.6
    position word non-starter 0.06
    position word nonstarter 2.27
    position word nothing 0.99
    position word object 1.14
    position word objection 0.74
    position word offer 0.41
    position word open 1.35
    position word oppose 0.49
    position word opposition 0.86
    position word order -0.77
    position word outrageous 1.2
    position word pass -0.18
    position word pay -0.43
    position word plan -0.44
    position word play 1.34
    position word plead 0.66
    position word pleased 0.24
    position word pledge -1.76
    position word praise 0.46
    position word prefer 0.37
    position word prepare -0.49
    position word present -1.76
    position word press 0.14
    position word pressure -0.36
    position word prevent 0.01
    position word promise -0.86
    position word proposal -0.3
    position word propose -0.22
    position word protect -0.79
    position word protest 0.8
    position word provide -1.37
    position word pursue -0.69
    position word push 0.42
    position word put 0.31
    position word question 0.47
    position word raise 0.52
    position word reach -0.94
    position word ready -0.38
    position word reason -0.29
    position word rebuff 2.53
    position word recognize -0.38
    position word reduce 0.57
    position word refusal 1.39
    position word refuse 0.56
    position word regret 0.39
    position word reject 1.01
    position word reluctant 0.59
    position word remain 1.1
    position word repeal 0.26
    position word represent 0.62
    position word request 0.12
    position word require -0.76
    position word resist 1.4
    position word respect 0.05
    position word respond 0.31
    position word retaliate -1.68
    position word return -0.31
    position word rule 0.97
    position word rush 0.46
    position word say 0.62
    position word secure 0.44
    position word see -1.27
    position word seek 0.14
    position word share -0.55
    position word side -0.07
    position word sign 0.46
    position word skeptical 0.14
    position word skepticism 0.1
    position word slam 1.18
    position word slap -0.6
    position word speak -0.31
    position word stand -0.06
    position word start 0.13
    position word step 1.0
    position word stop -0.31
    position word strike -0.2
    position word subject -1.29
    position word sue -1.96
    position word suffer -1.45
    position word suggest -0.88
    position word support 0.05
    position word supportive 0.47
    position word surprise -2.1
    position word surrender 1.45
    position word suspend 0.39
    position word take 0.06
    position word talk -0.53
    position word target -0.26
    position word threat -0.39
    position word threaten -0.37
    position word time 0.5
    position word tout -0.32
    position word try -0.46
    position word turn -0.4
    position word unacceptable 1.42
    position word undermine 0.23
    position word understand -0.88
    position word unveil -2.22
    position word urge 0.26
    position word use -0.23
    position word veto -0.02
    position word violate -0.81
    position word violation 0.22
    position word vote -0.11
    position word vow -0.58
    position word wait 0.36
    position word walk -0.14
    position word want 0.18
    position word war 1.08
    position word warn -0.04
    position word wary 0.37
    position word welcome 0.01
    position word willing 0.23
    position word willingness 1.41
    position word withdraw 0.49
    position word withhold 0.27
    position word work -0.28
    position word worry -0.32
    position word wrong 0.08
    proposal according -0.21
    proposal actor anonymous -0.46
    proposal actor by description -0.58
    proposal actor by metonym 1.03
    proposal actor by name 0.03
    proposal actor by pronoun -0.3
    proposal actor described -0.01
    proposal actor far -0.21
    proposal actor group 1.03
    proposal actor known 0.14
    proposal actor none -0.58
    proposal actor organisation -0.01
    proposal actor person 0.11
    proposal actor share 0 0.25
    proposal actor share 1 -0.01
    proposal actor share 2 0.56
    proposal actor share 3 0.43
    proposal actor share 4 -0.53
    proposal actor share 5 -0.31
    proposal actor state -0.37
    proposal addressees 0.17
    proposal attributed -0.02
    proposal beside meeting -0.89
    proposal beside pledge 0.27
    proposal beside position 0.24
    proposal beside threat -0.23
    proposal density 0 0.28
    proposal density 1 -0.1
    proposal density 2 0.06
    proposal density 3 -0.06
    proposal density 4 -0.24
    proposal density 5 -0.09
    proposal form outlet -0.08
    proposal form paraphrase -0.07
    proposal form quote -0.15
    proposal is -0.16
    proposal length 1 -0.53
    proposal length 2 -0.28
    proposal length 3 -0.4
    proposal length 5 0.32
    proposal length 6 0.07
    proposal modal will 0.75
    proposal modal would -0.18
    proposal modality reported 0.11
    proposal net 0.26
    proposal net proposal.contents -0.13
    proposal net proposal.network 0.23
    proposal net proposal.verb 0.12
    proposal net silent -1.12
    proposal net silent proposal.contents -0.99
    proposal net silent proposal.verb -0.46
    proposal no verb -1.08
    proposal rank 0 0.29
    proposal rule proposal.contents 0.46
    proposal rule proposal.network -0.42
    proposal rule proposal.verb -0.11
    proposal sentence 0 0.53
    proposal sentence 1 -0.44
    proposal sentence 2 -0.02
    proposal sentence 3 0.26
    proposal sentence 4 -0.24
    proposal sentence 5 -0.28
    proposal sentence 6 -0.01
    proposal statement -0.01
    proposal terms 0 0.03
    proposal terms 1 -0.03
    proposal terms 2 -0.24
    proposal terms 3 -1.06
    proposal verb finite -0.16
    proposal verb finite passive -0.1
    proposal verb finite perfect 0.78
    proposal verb infinitive -0.62
    proposal verb participle -0.08
    proposal word allow 0.28
    proposal word call 0.34
    proposal word float 0.98
    proposal word include 0.53
    proposal word introduce 0.17
    proposal word offer 0.03
    proposal word plan 0.48
    proposal word present 1.27
    proposal word proposal -0.08
    proposal word propose 1.45
    proposal word provide 0.23
    proposal word require 0.18
    proposal word unveil 1.06
    threat according -0.1
    threat actor anonymous -0.14
    threat actor by adjective -0.61
    threat actor by capital -0.47
    threat actor by description -0.33
    threat actor by metonym 0.38
    threat actor by name -0.02
    threat actor by pronoun 0.22
    threat actor far -0.62
    threat actor group -0.14
    threat actor known 0.07
    threat actor organisation 0.21
    threat actor person -0.31
    threat actor share 0 -0.52
    threat actor share 1 -0.08
    threat actor share 2 -0.09
    threat actor share 3 -0.34
    threat actor share 4 -0.08
    threat actor share 5 0.37
    threat actor state 0.29
    threat actor unknown -0.33
    threat attributed 0.1
    threat beside meeting -1.49
    threat beside pledge -0.85
    threat beside position -0.16
    threat beside violation -2.19
    threat condition 0.44
    threat deadline 0.23
    threat density 0 0.12
    threat density 1 0.1
    threat density 2 0.06
    threat density 3 -0.14
    threat density 4 0.17
    threat density 5 -0.78
    threat form outlet -0.08
    threat form paraphrase 0.12
    threat form quote -0.2
    threat is -0.06
    threat length 1 0.2
    threat length 2 0.21
    threat length 3 -0.35
    threat length 4 0.01
    threat length 5 -0.12
    threat length 6 0.11
    threat modal can -1.12
    threat modal could 0.62
    threat modal might 0.63
    threat modal will -0.38
    threat modal would 0.38
    threat modality asserted 0.16
    threat modality possible 0.35
    threat modality reported -0.73
    threat negated -0.23
    threat net 0.46
    threat net silent -0.74
    threat net silent threat.action -0.12
    threat net silent threat.action+if -0.1
    threat net silent threat.called -0.56
    threat net threat.action 0.29
    threat net threat.action+if -0.03
    threat net threat.called 0.5
    threat net threat.called+if 0.68
    threat net threat.network 0.39
    threat net threat.network+if -0.05
    threat net threat.network+or -0.15
    threat net threat.network+unless -0.28
    threat net threat.network+until 0.41
    threat no verb -0.79
    threat rank 0 0.07
    threat rank 1 0.34
    threat rule threat.action 0.35
    threat rule threat.action+if -0.11
    threat rule threat.called 0.04
    threat rule threat.called+if -0.03
    threat rule threat.network -0.63
    threat rule threat.network+if -0.23
    threat rule threat.network+or 2.24
    threat rule threat.network+unless 0.3
    threat rule threat.network+until 0.42
    threat rule threat.noun -0.08
    threat rule threat.passive -0.34
    threat sentence 0 -0.21
    threat sentence 1 -0.08
    threat sentence 2 -0.11
    threat sentence 3 -0.12
    threat sentence 4 0.05
    threat sentence 5 0.14
    threat sentence 6 -0.09
    threat statement -0.04
    threat targets 0 -0.16
    threat targets 1 0.22
    threat targets 2 -0.4
    threat verb finite -0.01
    threat verb finite passive -0.27
    threat verb finite perfect 0.33
    threat verb infinitive 0.02
    threat verb participle 0.17
    threat word act -0.04
    threat word announce 1.29
    threat word block -2.05
    threat word close 0.35
    threat word consider 0.98
    threat word cut -0.27
    threat word destroy -1.2
    threat word do -0.14
    threat word face 0.54
    threat word go 1.46
    threat word hit 0.3
    threat word hold 0.49
    threat word impose -0.09
    threat word increase 0.3
    threat word kill -0.13
    threat word leave 0.36
    threat word lift -2.26
    threat word move -0.1
    threat word pull -0.05
    threat word reimpose 0.11
    threat word remain -0.34
    threat word respond 0.3
    threat word retaliate 0.39
    threat word stop 0.87
    threat word strike -1.65
    threat word sue 2.07
    threat word suffer -0.24
    threat word take 0.27
    threat word terminate 0.52
    threat word threat 0.5
    threat word threaten 1.88
    threat word travel -1.55
    threat word veto 1.57
    threat word vote -0.1
    threat word vow 1.26
    threat word walk -0.16
    threat word warn 1.07
    threat word withdraw 0.08
    threat word withhold 1.16
    violation according 0.11
    violation actor by description 0.31
    violation actor by name 0.17
    violation actor by pronoun -0.57
    violation actor far -0.7
    violation actor known 0.08
    violation actor none -0.23
    violation actor organisation -0.43
    violation actor person -0.04
    violation actor share 0 -0.88
    violation actor share 1 -0.54
    violation actor share 2 0.24
    violation actor share 3 -0.16
    violation actor share 4 0.18
    violation actor share 5 0.45
    violation actor state 0.53
    violation actor unknown -0.05
    violation alleged 0.29
    violation attributed 0.09
    violation beside pledge 0.29
    violation beside position -0.14
    violation beside threat -0.65
    violation density 1 -0.7
    violation density 2 0.02
    violation density 3 0.3
    violation density 4 -0.2
    violation density 5 0.34
    violation form outlet -0.38
    violation form paraphrase 0.09
    violation form quote 0.05
    violation is -0.1
    violation length 1 -0.41
    violation length 2 -0.35
    violation length 3 0.1
    violation length 4 -0.6
    violation length 5 0.79
    violation modal would -1.24
    violation modality asserted 0.04
    violation modality reported 0.05
    violation negated -1.18
    violation net 0.64
    violation net silent -0.44
    violation net silent violation.verb -0.19
    violation net violation.network 0.37
    violation net violation.verb 0.64
    violation no verb 0.47
    violation rank 0 0.1
    violation rule violation.network -0.34
    violation rule violation.noun 0.2
    violation rule violation.verb 0.35
    violation sentence 0 -0.72
    violation sentence 1 0.84
    violation sentence 2 -0.18
    violation sentence 3 0.69
    violation sentence 4 0.43
    violation sentence 5 -0.84
    violation sentence 6 -0.49
    violation statement -0.01
    violation verb finite -0.09
    violation verb finite passive -0.5
    violation verb finite perfect -0.17
    violation verb participle -0.17
    violation word breach 0.94
    violation word break 0.92
    violation word violate 0.61
    violation word violation 0.82
    """)
}
