"""Legal forms of companies, associations and partnerships. The one list of them: services import it."""

LEGAL_FORMS: frozenset[str] = frozenset(
    """
    inc inc. llc l.l.c. ltd ltd. limited corp corp. corporation co co. plc llp lp gmbh mbh ag kg ohg se e.v. ev
    gbr ug kgaa
    sa s.a. sas s.a.s. sarl s.a.r.l. eurl sasu sl s.l. slu s.l.u. srl s.r.l. spa s.p.a. bv b.v. nv n.v. vof cv
    lda lda. ltda ltda. s/a eireli me ab as a/s oy oyj aps pty pvt pvt. pte sp. z.o.o. s.r.o. kft bvba gmbh&co
    a.s. k.s. d.o.o. e.k. e.u. partg mbb ggmbh gen.m.b.h. snc s.n.c. scop selarl scp asbl vzw spol. oü uab sia ooo zao
    a.ş. a.ş şti şti.
    sdn bhd berhad k.k. kk c.v. s.c. s.a.p.i. eirl ehf asa
    """.split()  # noqa: SIM905
)
"""In lower case, as they are written behind a name, with and without full stops where both are usual."""
