package dev.marquee.event.feed;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a file of XML, element by element. */
final class XmlFile {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;

    /** What goes between the tags of an element. */
    @FunctionalInterface
    interface Content {
        void write() throws XMLStreamException;
    }

    /** What writes a whole file. */
    @FunctionalInterface
    interface Writing {
        void write(XmlFile file) throws XMLStreamException;
    }

    private XmlFile() throws XMLStreamException {
        out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
    }

    /** The file, in UTF-8. */
    static byte[] of(Writing writing) {
        try {
            var file = new XmlFile();
            file.out.writeStartDocument("UTF-8", "1.0");
            writing.write(file);
            file.out.writeEndDocument();
            file.out.close();
            return file.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * An element with others in it.
     *
     * @param attributes names and values by turns; {@code xmlns} among them is written as it stands
     */
    void element(String name, Content content, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        attributes(attributes);
        content.write();
        out.writeEndElement();
    }

    /** An element with a text; characters that XML has not are left out. */
    void text(String name, String text, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        attributes(attributes);
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    /** An element with attributes alone. */
    void empty(String name, String... attributes) throws XMLStreamException {
        out.writeEmptyElement(name);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2)
            out.writeAttribute(attributes[i], attributes[i + 1]);
    }

    private static String clean(String text) {
        return text.codePoints()
                .filter(XmlFile::isAllowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\n'
                || c == '\t'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
