package dev.marquee.event.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the camera was held, as its JPEG says (EXIF, tag 0x0112). Read here because the JDK's reader
 * gives up on the order in which some telephones write their segments.
 */
final class ExifOrientation {

    private static final int UPRIGHT = 1;
    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;
    private static final long EXIF = 0x457869660000L; // "Exif", two zeros
    private static final int LITTLE_ENDIAN = 0x4949; // "II"
    private static final int ORIENTATION = 0x0112;

    private ExifOrientation() {}

    /** 1 to 8; 1, upright, where nothing or nonsense is said. */
    static int of(byte[] jpeg) {
        try {
            var said = find(ByteBuffer.wrap(jpeg));
            return said >= 1 && said <= 8 ? said : UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    private static int find(ByteBuffer jpeg) {
        int at = 2;
        while ((jpeg.get(at) & 0xff) == 0xff) {
            var marker = jpeg.get(at + 1) & 0xff;
            if (marker == START_OF_SCAN) return UPRIGHT;
            if (marker == 0xff) { // a byte to fill up
                at++;
                continue;
            }
            if (marker == APP1 && jpeg.getLong(at + 4) >>> 16 == EXIF)
                return inTiff(jpeg.slice(at + 10, jpeg.limit() - at - 10));
            at += 2 + (jpeg.getShort(at + 2) & 0xffff);
        }
        return UPRIGHT;
    }

    private static int inTiff(ByteBuffer tiff) {
        if (tiff.getShort(0) == LITTLE_ENDIAN) tiff.order(ByteOrder.LITTLE_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xffff;
        for (int n = 0; n < entries; n++) {
            var entry = directory + 2 + 12 * n;
            if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) return tiff.getShort(entry + 8);
        }
        return UPRIGHT;
    }
}
