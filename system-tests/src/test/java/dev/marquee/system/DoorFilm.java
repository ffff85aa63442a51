package dev.marquee.system;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** What Chromium's fake camera shows, again and again: JPEG pictures one after the other. */
final class DoorFilm {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private final ByteArrayOutputStream film = new ByteArrayOutputStream();

    DoorFilm nothing(int pictures) throws IOException {
        return add(picture(), pictures);
    }

    /** A page held aslant, where there is little light. */
    DoorFilm dimAndTilted(BufferedImage page, int pictures) throws IOException, NotFoundException {
        var picture = picture();
        var paint = picture.createGraphics();
        paint.rotate(Math.toRadians(17), WIDTH / 2.0, HEIGHT / 2.0);
        page(paint, page, WIDTH / 2);
        paint.setTransform(new AffineTransform());
        paint.setColor(new Color(0, 0, 0, 120));
        paint.fillRect(0, 0, WIDTH, HEIGHT);
        paint.dispose();
        return add(picture, pictures);
    }

    /** Two pages beside each other. */
    DoorFilm two(BufferedImage left, BufferedImage right, int pictures)
            throws IOException, NotFoundException {
        var picture = picture();
        var paint = picture.createGraphics();
        paint.setClip(0, 0, WIDTH / 2, HEIGHT);
        page(paint, left, WIDTH / 4);
        paint.setClip(WIDTH / 2, 0, WIDTH / 2, HEIGHT);
        page(paint, right, WIDTH * 3 / 4);
        paint.dispose();
        return add(picture, pictures);
    }

    void write(Path file) throws IOException {
        Files.write(file, film.toByteArray());
    }

    /** With its code in the middle of the picture's height, and there across it. */
    private static void page(Graphics2D paint, BufferedImage page, int x) throws NotFoundException {
        var code = code(page);
        var corners = Arrays.stream(code.getResultPoints()).limit(3).toList();
        // the first and the third of the big squares are at the ends of a diagonal
        var middle =
                new Point(
                        (int) (corners.getFirst().getX() + corners.getLast().getX()) / 2,
                        (int) (corners.getFirst().getY() + corners.getLast().getY()) / 2);
        paint.drawImage(page, x - middle.x, HEIGHT / 2 - middle.y, null);
    }

    /** What one way to tell dark from light does not find in a drawn page, the other does. */
    private static Result code(BufferedImage page) throws NotFoundException {
        var light = new BufferedImageLuminanceSource(page);
        try {
            return code(new HybridBinarizer(light));
        } catch (NotFoundException e) {
            return code(new GlobalHistogramBinarizer(light));
        }
    }

    private static Result code(Binarizer page) throws NotFoundException {
        return new MultiFormatReader()
                .decode(
                        new BinaryBitmap(page),
                        Map.of(
                                DecodeHintType.POSSIBLE_FORMATS,
                                List.of(BarcodeFormat.QR_CODE),
                                DecodeHintType.TRY_HARDER,
                                true));
    }

    private static BufferedImage picture() {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var paint = picture.createGraphics();
        paint.setColor(new Color(190, 190, 190));
        paint.fillRect(0, 0, WIDTH, HEIGHT);
        paint.dispose();
        return picture;
    }

    private DoorFilm add(BufferedImage picture, int pictures) throws IOException {
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        for (int i = 0; i < pictures; i++) jpeg.writeTo(film);
        return this;
    }
}
