#!/usr/bin/env bash
# Makes src/main/resources/fonts, the fonts of the PDF, out of the Noto fonts (SIL Open Font License, OFL.txt beside them).
# Needs npm and Debian's python3-fonttools. Only needed to take in a newer font or more letters: the fonts are checked in.
set -euo pipefail
target=$(cd "$(dirname "$0")" && pwd)/src/main/resources/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fetch() {
  mkdir "$1"
  tar xzf "$(npm pack --silent "@expo-google-fonts/$1@$2")" -C "$1" --strip-components=1
}
fetch noto-sans 0.4.2
fetch noto-sans-arabic 0.4.3
fetch noto-sans-hebrew 0.4.1
fetch noto-sans-thai 0.4.2
fetch noto-sans-jp 0.4.3
fetch noto-sans-kr 0.4.3
fetch noto-sans-sc 0.4.3
fetch noto-sans-tc 0.4.3
fetch noto-sans-devanagari 0.4.1
fetch noto-sans-bengali 0.4.4
fetch noto-sans-tamil 0.4.3
fetch noto-sans-telugu 0.4.2
fetch noto-sans-khmer 0.4.3
fetch noto-sans-lao 0.4.2
fetch noto-sans-myanmar 0.4.2
fetch noto-sans-georgian 0.4.3
fetch noto-sans-armenian 0.4.2
fetch noto-sans-ethiopic 0.4.2
fetch noto-emoji 0.4.7

# Nobody reads hints, nor layout tables but those of the fonts that are shaped: Arabic letters come to the renderer in their joined forms.
subset() {
  /usr/bin/python3 -m fontTools.subset "$1" --output-file="$target/$2.ttf" --unicodes="$3" \
    --layout-features= --no-hinting --drop-tables+=GSUB,GPOS,GDEF,STAT,BASE --name-IDs=0,1,2,3,4,5,6,13,14 --notdef-outline
}
# Marks of tone stand above the vowels that stand above a letter, where shaping would put them; without such a vowel, higher than usual.
raise_tones() {
  /usr/bin/python3 - "$target/$1.ttf" <<'PYTHON'
import sys
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1])
cmap, glyphs = font.getBestCmap(), font.getGlyphSet()
outline = lambda letter: font["glyf"][cmap[letter]]
up = max(outline(vowel).yMax for vowel in (0x0E31, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E4D)) - min(outline(tone).yMin for tone in range(0x0E48, 0x0E4D)) + 20
for tone in range(0x0E48, 0x0E4D):
    pen = TTGlyphPen(glyphs)
    glyphs[cmap[tone]].draw(TransformPen(pen, (1, 0, 0, 1, 0, up)))
    font["glyf"][cmap[tone]] = pen.glyph()
font.save(sys.argv[1])
PYTHON
}
# The letters of an older encoding, from one to another: those that are in use, and not in a second one.
letters() {
  /usr/bin/python3 - "$@" <<'PYTHON'
import sys
def in_use(n, encoding):
    try: return len(chr(n).encode(encoding)) == 2
    except UnicodeEncodeError: return False
print(",".join(f"{n:04X}" for n in range(int(sys.argv[2], 16), int(sys.argv[3], 16) + 1)
    if in_use(n, sys.argv[1]) and not any(in_use(n, other) for other in sys.argv[4:])))
PYTHON
}
latin_greek_cyrillic=0020-052F,1D00-1DBF,1E00-1FFF,2000-218F,2190-2193,2212,25CC,FB00-FB06,FFFC-FFFD
for weight in Regular Bold; do
  number=$([ $weight = Bold ] && echo 700 || echo 400)
  subset noto-sans/$number$weight/NotoSans_$number$weight.ttf NotoSans-$weight $latin_greek_cyrillic
  subset noto-sans-arabic/$number$weight/NotoSansArabic_$number$weight.ttf NotoSansArabic-$weight 0600-06FF,0750-077F,08A0-08FF,FB50-FDFF,FE70-FEFF
  subset noto-sans-hebrew/$number$weight/NotoSansHebrew_$number$weight.ttf NotoSansHebrew-$weight 0590-05FF,FB1D-FB4F
  subset noto-sans-thai/$number$weight/NotoSansThai_$number$weight.ttf NotoSansThai-$weight 0E00-0E7F
  raise_tones NotoSansThai-$weight
done
subset noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf NotoSansJP-Regular "3000-30FF,31F0-31FF,FF00-FFEF,$(letters cp932 0080 FAFF)"
subset noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf NotoSansKR-Regular "3130-318F,$(letters euc_kr AC00 D7A3)"
# What simplified Chinese has besides the letters of Japanese.
subset noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf NotoSansSC-Regular "$(letters gb2312 0080 FAFF cp932)"
# What traditional Chinese has besides those of both: the more frequent half of Big5.
subset noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf NotoSansTC-Regular "$(/usr/bin/python3 - <<'PYTHON'
def code(n, encoding):
    try: return int.from_bytes(chr(n).encode(encoding))
    except UnicodeEncodeError: return 0
print(",".join(f"{n:04X}" for n in range(0x4E00, 0xFB00)
    if 0xA440 <= code(n, "big5") < 0xC6A1 and not code(n, "cp932") and not code(n, "gb2312")))
PYTHON
)"
regular() { subset "noto-sans-${1,,}/400Regular/NotoSans${1}_400Regular.ttf" "NotoSans$1-Regular" "$2"; }
# With the rules by which their letters join, stack and change places (PrintFont says which they are).
shaped() {
  /usr/bin/python3 -m fontTools.subset "noto-sans-${1,,}/400Regular/NotoSans${1}_400Regular.ttf" --output-file="$target/NotoSans$1-Regular.ttf" --unicodes="$2,25CC,200C,200D" \
    --layout-features=ccmp,locl,nukt,akhn,rphf,rkrf,pref,blwf,half,pstf,vatu,cjct,cfar,init,pres,abvs,blws,psts,haln,calt,clig,liga,rlig,abvf,abvm,blwm,mark,mkmk,dist,kern \
    --no-hinting --drop-tables+=STAT,BASE --name-IDs=0,1,2,3,4,5,6,13,14 --notdef-outline
}
shaped Devanagari 0900-097F,A8E0-A8FF
shaped Bengali 0980-09FF,0964-0965
shaped Tamil 0B80-0BFF
shaped Telugu 0C00-0C7F
shaped Khmer 1780-17FF,19E0-19FF
regular Lao 0E80-0EFF,25CC
shaped Myanmar 1000-109F
regular Georgian 10A0-10FF,1C90-1CBF,2D00-2D2F
regular Armenian 0530-058F,FB13-FB17
regular Ethiopic 1200-139F
subset noto-emoji/400Regular/NotoEmoji_400Regular.ttf NotoEmoji-Regular '*'

{
  echo "These fonts hold a part of the letters of the Noto fonts, whose authors are:"
  head -qn 1 */LICENSE_FONT | sort -u
  echo
  sed 1,2d noto-sans/LICENSE_FONT
} >"$target/OFL.txt"
