package dev.marquee.customer.imports;

import java.util.List;

/**
 * How a file was read, as it is stored with it.
 *
 * @param encoding the value of an {@link Encoding}
 * @param separator the value of a {@link Separator}
 * @param fields the values of the {@link Field} of each column
 * @param rename whether customers who are known get the file's names
 * @param update whether customers who are known are changed at all
 */
record Reading(
        String encoding, String separator, List<String> fields, boolean rename, boolean update) {

    static Reading of(CsvSheet sheet, Mapping mapping, boolean update) {
        return new Reading(
                sheet.encoding().value(),
                sheet.separator().value(),
                mapping.fields().stream().map(Field::value).toList(),
                mapping.rename(),
                update);
    }

    Encoding encodingRead() {
        return Encoding.of(encoding).orElseThrow();
    }

    Separator separatorRead() {
        return Separator.of(separator).orElseThrow();
    }

    Mapping mapping() {
        return new Mapping(
                fields.stream().map(field -> Field.of(field).orElseThrow()).toList(), rename);
    }
}
