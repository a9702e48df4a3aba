"""The nine faces of the newsroom."""

from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    INK,
    LILAC,
    MOSS,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    RUST,
    SKY,
    STEEL,
    STRAW,
    TEAL,
    UMBER,
    VIOLET,
    darker,
    lighter,
    mix,
)
from ..registry import scene
from .faces import backdrop, eyes, face, glasses, nose, shoulders, smile


@scene("portrait-mara-quill", "square", TEAL)
def mara(s):
    skin, hair = "#efc09a", "#d8d2c6"
    backdrop(s, "#2a8583")
    s.path("M196 250Q190 110 330 108Q462 112 450 260L462 400Q400 430 320 420Q230 430 180 396Z", darker(hair, 0.28))
    shoulders(s, INK)
    face(s, skin, ears=False)
    s.path("M262 468L320 560L250 660L200 480Z", PAPER)
    s.path("M378 468L320 560L392 660L442 480Z", darker(PAPER, 0.14))
    s.path(
        "M210 310Q196 130 330 126Q440 130 434 310L452 404Q418 396 412 330Q410 226 330 196Q280 236 232 250Q232 340 186 402Q204 360 210 310Z",
        hair,
    )
    s.curve("M330 130Q270 160 238 240", lighter(hair, 0.6), 8)
    eyes(s, "#8f8a80")
    glasses(s, BRICK, "round")
    nose(s, skin)
    smile(s, "#a8403a")
    for x in (228, 414):
        s.circle(x, 352, 10, OCHRE)


@scene("portrait-edwin-osei", "square", OCHRE)
def edwin(s):
    skin = "#6b3f27"
    backdrop(s, "#e3a63a")
    shoulders(s, NAVY)
    face(s, skin)
    s.path("M256 470L320 540L384 470L400 520L346 580L320 544L294 580L240 520Z", PAPER)
    s.poly([(304, 546), (336, 546), (350, 660), (290, 660)], BRICK)
    s.path("M222 262Q216 140 320 136Q424 140 418 262Q410 196 384 188Q320 172 256 188Q230 196 222 262Z", "#17141c")
    s.path("M228 320Q232 424 320 424Q408 424 412 320Q406 352 372 356Q320 342 268 356Q234 352 228 320Z", "#17141c")
    s.path("M286 378Q320 366 354 378Q344 400 320 402Q296 400 286 378Z", skin)
    eyes(s, "#17141c")
    nose(s, skin, 2)
    smile(s, "#f3dcc8", wide=24, y=380)


@scene("portrait-linnea-brandt", "square", SKY)
def linnea(s):
    skin, hair = "#f3c8a6", "#d9a441"
    backdrop(s, "#8fbfc9")
    s.path("M214 300Q190 130 320 122Q450 130 426 300L400 330L240 330Z", darker(hair, 0.25))
    shoulders(s, OCHRE)
    face(s, skin)
    s.path("M232 470Q320 548 408 470L430 512Q320 600 210 512Z", BRICK)
    s.rect(306, 560, 28, 110, darker(OCHRE, 0.3))
    s.path("M224 280Q210 150 320 142Q428 148 416 280Q400 214 340 196Q300 240 224 280Z", hair)
    s.path("M410 300Q450 360 420 440Q440 500 410 560Q380 520 396 440Q378 380 400 320Z", hair)
    for y in (360, 420, 480):
        s.curve(f"M394 {y}q18 16 34 -6", darker(hair, 0.3), 6)
    s.path("M204 232Q210 104 320 100Q430 104 436 232Q320 180 204 232Z", NAVY)
    s.path("M196 246Q320 180 444 246L438 214Q320 158 202 214Z", darker(NAVY, 0.35))
    eyes(s, "#9c6a2a")
    nose(s, skin, 1)
    smile(s, "#b04a40", True)
    for x, y in ((262, 330), (280, 342), (366, 332), (384, 344), (272, 352)):
        s.circle(x, y, 3.4, "#c98a5c")


@scene("portrait-samir-aziz", "square", VIOLET)
def samir(s):
    skin, hair = "#c68b5a", "#201a20"
    backdrop(s, "#7a619b")
    shoulders(s, "#7f9b88")
    face(s, skin)
    s.path("M262 466L320 520L378 466L396 500L336 570L320 546L304 570L244 500Z", "#a9c0a8")
    s.path(
        "M216 280Q196 190 236 150Q250 100 320 108Q380 84 410 140Q446 180 424 280Q416 220 392 206Q360 222 330 204Q290 226 258 206Q226 226 216 280Z",
        hair,
    )
    for x, y, r in ((244, 146, 34), (296, 118, 38), (352, 120, 38), (400, 150, 32)):
        s.circle(x, y, r, hair)
    s.path(
        "M240 344Q250 414 320 416Q390 414 400 344Q380 396 350 390Q320 366 290 390Q258 396 240 344Z",
        mix(hair, skin, 0.25),
    )
    s.path("M280 362Q320 344 360 362Q340 372 320 366Q300 372 280 362Z", hair)
    eyes(s, hair)
    glasses(s, INK, "square")
    nose(s, skin, 2)
    smile(s, "#8f3a30", wide=24, y=382)


@scene("portrait-delphine-roux", "square", CORAL)
def delphine(s):
    skin, hair = "#9a6038", "#2a1b1c"
    backdrop(s, "#e58a68")
    for x, y, r in (
        (200, 200, 74),
        (250, 130, 80),
        (340, 104, 86),
        (424, 150, 78),
        (452, 240, 72),
        (440, 330, 62),
        (200, 300, 66),
        (190, 360, 48),
    ):
        s.circle(x, y, r, hair)
    shoulders(s, CREAM)
    face(s, skin, ears=False)
    s.path("M240 472Q320 560 400 472L410 660L230 660Z", "#1f6a6a")
    s.path("M216 270Q230 160 320 158Q412 160 424 270Q400 210 350 206Q320 226 280 206Q236 214 216 270Z", hair)
    s.path("M204 208Q320 120 436 208L428 238Q320 156 212 238Z", STRAW)
    eyes(s, hair)
    nose(s, skin, 1)
    smile(s, "#8a2a30", True, 34)
    for x in (220, 420):
        s.circle(x, 366, 20, "none", stroke=OCHRE, stroke_width=7)


@scene("portrait-teodor-pavic", "square", NAVY)
def teodor(s):
    skin, hair = "#eab98e", "#7c3a22"
    backdrop(s, "#33497c")
    s.path("M206 380Q180 150 320 120Q460 150 434 380L400 430L240 430Z", darker(hair, 0.3))
    shoulders(s, "#8f2f2a")
    face(s, skin, ears=False)
    s.path("M248 462Q320 500 392 462L404 520Q320 560 236 520Z", "#a8403a")
    s.path(
        "M206 390Q190 130 326 124Q452 134 434 390Q420 320 414 262Q390 200 326 190Q256 196 230 262Q226 330 206 390Z",
        hair,
    )
    s.curve("M318 130Q250 170 232 270", lighter(hair, 0.25), 8)
    s.path("M236 330Q240 460 320 466Q400 460 404 330Q392 370 360 364Q320 352 280 364Q248 370 236 330Z", hair)
    s.path("M290 384Q320 374 350 384Q340 402 320 402Q300 402 290 384Z", darker(skin, 0.1))
    eyes(s, hair, y=286)
    nose(s, skin, 0)
    smile(s, "#8a3a34", wide=22, y=384)
    s.path("M202 200Q230 92 340 96Q450 104 446 196Q470 210 430 216Q320 168 202 200Z", INK)


@scene("portrait-hanna-kivi", "square", STRAW)
def hanna(s):
    skin, hair = "#f0c6a4", "#b9472f"
    backdrop(s, "#efcf7f")
    s.path("M206 386Q196 120 320 120Q446 120 434 386Z", darker(hair, 0.25))
    shoulders(s, PINE)
    face(s, skin, ears=False)
    s.path("M250 462Q320 520 390 462L400 496Q320 560 240 496Z", darker(PINE, 0.3))
    s.path("M204 392Q194 128 320 126Q446 128 436 392L408 392Q418 300 412 238L228 238Q222 300 232 392Z", hair)
    s.path("M226 244Q230 150 320 148Q410 150 414 244Z", lighter(hair, 0.1))
    s.path("M330 150Q410 150 414 244L350 244Q350 190 330 150Z", hair)
    eyes(s, darker(hair, 0.3), y=296)
    nose(s, skin, 1)
    smile(s, "#a8403a", wide=28)
    s.curve("M214 500Q250 620 300 660M426 500Q400 600 360 640", INK, 14)
    s.rect(250, 560, 160, 100, INK, rx=14)
    s.rect(296, 540, 60, 30, INK, rx=6)
    s.circle(330, 614, 42, STEEL)
    s.circle(330, 614, 28, "#101830")
    s.circle(320, 604, 8, PAPER)


@scene("portrait-bea-marlowe", "square", BRICK)
def bea(s):
    skin, hair = "#7d4a2c", "#1c171f"
    backdrop(s, "#b94c38")
    s.circle(320, 96, 64, hair)
    s.path("M320 40Q378 50 382 100Q370 150 330 158Z", lighter(hair, 0.1))
    shoulders(s, LILAC)
    face(s, skin)
    s.path("M214 290Q204 144 320 138Q436 144 426 290Q416 200 320 184Q224 200 214 290Z", hair)
    s.rect(266, 140, 108, 26, OCHRE, rx=12)
    eyes(s, hair)
    glasses(s, STRAW, "round")
    nose(s, skin, 1)
    smile(s, "#5f1f28", True, 34)
    for k in range(9):
        s.circle(240 + k * 20, 486 + (1 - ((k - 4) / 4) ** 2) * 46, 14, (OCHRE, TEAL, CREAM)[k % 3])
    for x in (222, 418):
        s.poly([(x - 12, 336), (x + 12, 336), (x, 386)], STRAW)


@scene("portrait-walter-finch", "square", MOSS)
def walter(s):
    skin, hair = "#eab594", "#e9e4d8"
    backdrop(s, "#7f8f55")
    shoulders(s, UMBER)
    s.path("M206 330Q190 230 232 200L240 320ZM434 330Q450 230 408 200L400 320Z", hair)
    face(s, skin, 92, 152)
    s.path("M256 468L320 536L384 468L404 512L346 576L320 540L294 576L236 512Z", SKY)
    s.poly([(302, 548), (338, 548), (348, 660), (292, 660)], OCHRE)
    for k in range(4):
        s.line([(296, 576 + k * 26), (346, 566 + k * 26)], RUST, 7)
    s.path(
        "M262 366Q290 342 320 356Q350 342 378 366Q392 390 400 372Q392 412 350 396Q334 388 320 380Q306 388 290 396Q248 412 240 372Q248 390 262 366Z",
        hair,
    )
    for y, w in ((196, 34), (214, 44)):
        s.curve(f"M{310 - w} {y}q{w} -8 {w * 1.7:.0f} 2", darker(skin, 0.18), 4)
    eyes(s, hair, y=294)
    for x in (274, 366):
        s.circle(x, 296, 33, "none", stroke=NAVY, stroke_width=6)
    s.curve("M307 292q13 -10 26 0", NAVY, 6)
    nose(s, skin, 2)
    s.curve("M300 398Q320 410 340 396", "#a8564a", 6)
