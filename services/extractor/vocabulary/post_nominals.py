"""Letters behind a name: degrees, licences and memberships of professional bodies."""

import re

# A surname may be written in capitals, too ("Jean-Baptiste LE GOFF"), so letters in capitals are listed.
_LETTERS = (
    "MRICS FRICS AssocRICS MRTPI RIBA ARB MCIPD FCIPD ACIPD MCIPS FCIPS MCIOB MICE FICE MIET FIET MBCS FBCS CITP FCCA "
    "ACCA ACA FCA ACMA CGMA FCPA CPA CFA FRM CISA CISM CISSP PMP CSM MSN BSN DNP RN RGN RMN CEN CCRN FNP-BC FNP NP "
    "PA-C MD DO DDS DMD DVM MRCP FRCP FRCS MRCS MRCGP FRCPC FCPS MCPS MBBS MBChB LPT REE RCE RMT JD LLB LLM MBA MPA "
    "MPH MSW LCSW LMFT FHEA SFHEA PGCE QTS MCMI FCMI MIoD CHRP CPHR SHRM-CP SHRM-SCP SPHR PHR GPHR PE SE PEng OBE MBE "
    "CBE MICB AAT MAAT CIPM ICAN ACIB MNSE FNSE CSCP CPIM CPSM MIEAust CPEng FIEAust MIMechE FIMechE IEng CEng CPhys "
    "CChem CSci BEng MEng BSc MSc BA MA BCom MCom BTech MTech MPhil PhD DPhil EdD PharmD"
)
_LONGEST_FIRST = "|".join(sorted(_LETTERS.split(), key=lambda word: (-len(word), word)))
POST_NOMINALS = re.compile(rf"(?:[\s,]+(?:\((?:Hons|Honours)\.?\)|(?:{_LONGEST_FIRST})))+$")
"""What ends the line of a name: "Gareth Llewellyn BEng (Hons) CEng MIMechE"."""
