package dev.marquee.event.picture;

import java.util.Optional;
import java.util.stream.Stream;

/** The files that are taken as pictures: what they begin with, and whether they have their end. */
enum PictureFormat {
    PNG(0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n') {
        @Override
        boolean isWhole(byte[] file) {
            for (var at = 8L; at + 12 <= file.length; ) {
                if (is(file, (int) at + 4, 'I', 'E', 'N', 'D')) return true;
                at += 12 + (number(file, (int) at, 4) & 0xffff_ffffL);
            }
            return false;
        }
    },
    JPEG(0, 0xff, 0xd8, 0xff) {
        @Override
        boolean isWhole(byte[] file) {
            var at = 2;
            while (at + 1 < file.length) {
                if (file[at] != (byte) 0xff) {
                    at++; // of the picture itself, or rubbish that readers skip
                    continue;
                }
                var marker = file[at + 1] & 0xff;
                if (marker == END_OF_IMAGE) return true;
                if (marker == 0xff) at++; // fills up
                else if (standsAlone(marker)) at += 2;
                else if (at + 3 < file.length) at += 2 + Math.max(2, number(file, at + 2, 2));
                else return false;
            }
            return false;
        }
    },
    WEBP(8, 'W', 'E', 'B', 'P') {
        @Override
        boolean isWhole(byte[] file) {
            var length = Integer.reverseBytes(number(file, 4, 4)) & 0xffff_ffffL;
            return file.length >= 8 + length;
        }
    };

    private static final int END_OF_IMAGE = 0xd9;

    private final int at;
    private final int[] signature;

    PictureFormat(int at, int... signature) {
        this.at = at;
        this.signature = signature;
    }

    /** Whether the file has its end; only for a file of this format. */
    abstract boolean isWhole(byte[] file);

    /** Whether the file begins as a picture and was cut off while it was copied or sent. */
    static boolean isCutOff(byte[] file) {
        return of(file).filter(format -> !format.isWhole(file)).isPresent();
    }

    static Optional<PictureFormat> of(byte[] file) {
        return Stream.of(values())
                .filter(format -> is(file, format.at, format.signature))
                .filter(format -> format != WEBP || is(file, 0, 'R', 'I', 'F', 'F'))
                .findFirst();
    }

    /** Without a length after it: an escaped byte, a restart, the start. */
    private static boolean standsAlone(int marker) {
        return marker <= 0x01 || marker >= 0xd0 && marker <= 0xd8;
    }

    private static boolean is(byte[] file, int at, int... bytes) {
        if (file.length < at + bytes.length) return false;
        for (int n = 0; n < bytes.length; n++) if ((file[at + n] & 0xff) != bytes[n]) return false;
        return true;
    }

    /** Of so many bytes, the first one counting most. */
    private static int number(byte[] file, int at, int bytes) {
        var number = 0;
        for (int n = 0; n < bytes; n++) number = number << 8 | file[at + n] & 0xff;
        return number;
    }
}
