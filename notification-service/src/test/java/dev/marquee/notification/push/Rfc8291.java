package dev.marquee.notification.push;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser does with a message (RFC 8188 and 8291), written without the library that made it.
 */
final class Rfc8291 {

    private Rfc8291() {}

    static byte[] uncompressed(ECPublicKey key) {
        var bytes = new byte[65];
        bytes[0] = 4;
        copy(key.getW().getAffineX(), bytes, 1);
        copy(key.getW().getAffineY(), bytes, 33);
        return bytes;
    }

    private static void copy(BigInteger number, byte[] into, int at) {
        var bytes = number.toByteArray();
        var from = Math.max(0, bytes.length - 32);
        var length = bytes.length - from;
        System.arraycopy(bytes, from, into, at + 32 - length, length);
    }

    static String open(byte[] body, KeyPair browser, byte[] ownKey, byte[] auth) throws Exception {
        var read = ByteBuffer.wrap(body);
        var salt = new byte[16];
        read.get(salt);
        read.getInt(); // the size of a record: there is one
        var serverKey = new byte[read.get()];
        read.get(serverKey);
        var sealed = new byte[read.remaining()];
        read.get(sealed);

        var own = (ECPublicKey) browser.getPublic();
        var point =
                new ECPoint(
                        new BigInteger(1, Arrays.copyOfRange(serverKey, 1, 33)),
                        new BigInteger(1, Arrays.copyOfRange(serverKey, 33, 65)));
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(
                KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(point, own.getParams())),
                true);
        var info =
                ByteBuffer.allocate(144)
                        .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                        .put(ownKey)
                        .put(serverKey)
                        .array();
        var input = derive(auth, agreement.generateSecret(), info, 32);
        var key =
                derive(
                        salt,
                        input,
                        "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII),
                        16);
        var nonce =
                derive(
                        salt,
                        input,
                        "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII),
                        12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, nonce));
        var text = new String(cipher.doFinal(sealed), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\u0002'));
    }

    private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length)
            throws Exception {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addIKM(secret)
                                .addSalt(salt)
                                .thenExpand(info, length));
    }
}
