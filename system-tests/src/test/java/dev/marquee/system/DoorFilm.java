package dev.marquee.system;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** What Chromium's fake camera shows, again and again: JPEG pictures one after the other. */
final class DoorFilm {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int CODE = 360;

    private final ByteArrayOutputStream film = new ByteArrayOutputStream();

    DoorFilm nothing(int pictures) throws IOException {
        return add(picture(), pictures);
    }

    DoorFilm dimAndTilted(String token, int pictures) throws IOException, WriterException {
        var picture = picture();
        var paint = picture.createGraphics();
        paint.rotate(Math.toRadians(17), WIDTH / 2.0, HEIGHT / 2.0);
        code(paint, token, (WIDTH - CODE) / 2);
        paint.setTransform(new AffineTransform());
        paint.setColor(new Color(0, 0, 0, 120));
        paint.fillRect(0, 0, WIDTH, HEIGHT);
        paint.dispose();
        return add(picture, pictures);
    }

    DoorFilm two(String left, String right, int pictures) throws IOException, WriterException {
        var picture = picture();
        var paint = picture.createGraphics();
        code(paint, left, 200);
        code(paint, right, 720);
        paint.dispose();
        return add(picture, pictures);
    }

    void write(Path file) throws IOException {
        Files.write(file, film.toByteArray());
    }

    private static void code(Graphics2D paint, String token, int x) throws WriterException {
        var code = new QRCodeWriter().encode(token, BarcodeFormat.QR_CODE, CODE, CODE);
        paint.drawImage(MatrixToImageWriter.toBufferedImage(code), x, (HEIGHT - CODE) / 2, null);
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
