"""Words of stance and evaluation, as Snowball stems, written for this project for ``training.positions``."""

from __future__ import annotations

SUPPORT = """
    accept admir advanc advoc agre applaud appreci approv back backed backing backs bless celebr champion
    cheer commend commit compliment congratul cosponsor credit crucial defend demand deserv echo embrac
    encourag endors ensur essenti expand favor favour glad hail help honor honour hope insist invest join
    laud like love must necessari need ought pleas pledg prais prefer preserv priorit promis promot propos
    protect proud push ralli rally reaffirm recommend reiter respect restor root salut seek should sponsor
    strengthen stump support sympath thank tout trust unit uphold urg vital vouch vow want welcom
""".split()

OPPOSE = """
    abhor accus admonish against alarm allegation anger assail attack backlash ban bash beat belittl blam
    blast block boycott bristl cancel castig challeng chastis chide complain concern condemn contest
    contradict counter crackdown critic criticis criticism critiqu decri defeat defund demon deni denounc
    deport derid detest disagre disapprov disavow discontent dislik dismantl dismiss disparag disput
    dissatisfi doubt eliminat end excori expel fault fear fume hammer hate hit impeach infuri insult jab
    knock lambast lament loath mock needl object opponent oppos opposit oust outcry outrag overturn pan
    pillori prevent prosecut protest question rail rebuk rebut refus refut regret reject repeal reprimand
    repudi resent resist revil revok ridicul rip scoff scold scrap shun skewer slam smear sneer snub spurn
    stop sue swipe taunt tear threaten undo unhappi unseat upset vent veto vilifi warn worri
""".split()

GOOD = """
    accomplish achiev admir amaz appreci asset authent beauti benefit best better bold brave breakthrough
    bright brilliant capabl champion commonsens compass compassion compet courag credibl decent dedic
    delight devot effect encourag enthusiast excel excit experi extraordinari fair fantast fight fighter
    friend genuin good grate great happi hero heroic histor honest honor hope ideal import incred inspir
    integr justif justifi landmark leader leadership legitim love opportun optimist outstand passion patriot
    perfect posit practic pragmat principl progress promis prosper proud prudent qualif qualifi reason
    remark respect right safe secur sensibl smart solid sound steadi strong success talent terrif thank
    thought thrill tough toughest tremend trustworthi uniqu victori vision visionari welcom win winner wise
    wonder
""".split()

BAD = """
    abandon absurd appal appeas aw bad bankrupt betray betrayal bigot bigotri blame broken bulli burden
    careless catastroph cave cheat clueless corrupt costli counterproduct crazi crippl crisi crook cynic
    damag danger dangerous demagogu demean deplor despic destroy devast dictat disappoint disast disastr
    disgrac disgust dishonest distract disturb divis dumb empti evil excus extrem extremist fail failur fals
    fear fearmong flaw foolish fraud frighten guilti harm hate hatr hollow horribl horrifi hostil hurt
    hypocrisi hypocrit ignor illeg immor imposs impractic inappropri incompet indefens ineffect ineffectu
    inexcus insan insult irrespons joke laughabl lectur liar lie lied lies lose loser ludicr lunat mean mess
    mislead misogynist mistak naiv nasti neglig nervous never nonsens nut obstruct offens onerous outrag
    partisan pathet phoni poison polit preposter racial racism racist radic reckless ridicul rig ruin sad
    scandal scari sexist sham shame smear steal stupid surrend terribl terrifi threat thug toxic troubl
    tyrant unaccept unamerican unconstitut undermin unfair unfit unjust unpreced unqualifi unreal unrealist
    unwis vile violat waste weak worri wors worst wreck wrong
""".split()

LISTS = {"support": SUPPORT, "oppose": OPPOSE, "good": GOOD, "bad": BAD}
