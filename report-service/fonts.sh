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
fetch noto-emoji 0.4.7

# The renderer reads neither hints nor layout tables: Arabic letters come to it in their joined forms.
subset() {
  /usr/bin/python3 -m fontTools.subset "$1" --output-file="$target/$2.ttf" --unicodes="$3" \
    --layout-features= --no-hinting --drop-tables+=GSUB,GPOS,GDEF,STAT,BASE --name-IDs=0,1,2,3,4,5,6,13,14 --notdef-outline
}
# The letters of an older encoding, from one to another: those that are in use.
letters() {
  /usr/bin/python3 - "$@" <<'PYTHON'
import sys
def in_use(n):
    try: return len(chr(n).encode(sys.argv[1])) == 2
    except UnicodeEncodeError: return False
print(",".join(f"{n:04X}" for n in range(int(sys.argv[2], 16), int(sys.argv[3], 16) + 1) if in_use(n)))
PYTHON
}
latin_greek_cyrillic=0020-052F,1D00-1DBF,1E00-1FFF,2000-218F,2190-2193,2212,25CC,FB00-FB06,FFFC-FFFD
for weight in Regular Bold; do
  number=$([ $weight = Bold ] && echo 700 || echo 400)
  subset noto-sans/$number$weight/NotoSans_$number$weight.ttf NotoSans-$weight $latin_greek_cyrillic
  subset noto-sans-arabic/$number$weight/NotoSansArabic_$number$weight.ttf NotoSansArabic-$weight 0600-06FF,0750-077F,08A0-08FF,FB50-FDFF,FE70-FEFF
  subset noto-sans-hebrew/$number$weight/NotoSansHebrew_$number$weight.ttf NotoSansHebrew-$weight 0590-05FF,FB1D-FB4F
  subset noto-sans-thai/$number$weight/NotoSansThai_$number$weight.ttf NotoSansThai-$weight 0E00-0E7F
done
subset noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf NotoSansJP-Regular "3000-30FF,31F0-31FF,FF00-FFEF,$(letters cp932 0080 FAFF)"
subset noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf NotoSansKR-Regular "3130-318F,$(letters euc_kr AC00 D7A3)"
subset noto-emoji/400Regular/NotoEmoji_400Regular.ttf NotoEmoji-Regular '*'

{
  echo "These fonts hold a part of the letters of the Noto fonts, whose authors are:"
  head -qn 1 */LICENSE_FONT | sort -u
  echo
  sed 1,2d noto-sans/LICENSE_FONT
} >"$target/OFL.txt"
