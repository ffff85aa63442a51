package dev.marquee.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "Name,Email                             : name,email",
                "Company,Email                          : name,email",
                "Company,Contact,Email                  : none,name,email",
                "Name,Company,Email                     : name,none,email",
                "First Name,Last Name,Company,Email     : given_name,family_name,none,email",
                "Vorname,Name,E-Mail                    : given_name,family_name,email",
                "Nombre,Apellidos,Correo                : given_name,family_name,email",
                "Nom,Email                              : name,email",
                "Name,Email,Phone,Mobile                : name,email,phone,phone",
                "Name,Email,Phone,phone                 : name,email,phone,none",
                "Name,Email,City                        : name,email,none",
                "Name,Email,Street,Zip,City             : name,email,address,address_part,address_part",
                "Name,Email,Business Street,Business Street 2,Business City,Home Street : name,email,address,address_part,address_part,none",
                "Name,Email,Business Street,Home Street : name,email,address,address",
                "Customer ID,E-mail Type,Ticket Name,Email Sent : none,none,none,none",
                "姓,名,メールアドレス                    : family_name,given_name,email",
                "FIRST_NAME,LAST_NAME,E_MAIL            : given_name,family_name,email",
                "Attendee name,Email,Attendee email     : name,none,email",
                "Buyer name,Buyer email,Phone           : name,email,phone"
            })
    void headings_say_what_columns_are(String headings, String fields) {
        var mapping = Mapping.guess(List.of(headings.split(",")));
        assertThat(mapping.fields().stream().map(Field::value).collect(Collectors.joining(",")))
                .isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource({
        "Name,true",
        "Full name,true",
        "Họ và tên,true",
        "Nom,false",
        "Contact,false",
        "Company,false",
        "First name,false"
    })
    void names_change_by_headings_that_mean_nothing_else(String heading, boolean rename) {
        assertThat(Mapping.guess(List.of(heading, "Email")).rename()).isEqualTo(rename);
    }

    @ParameterizedTest
    @CsvSource({
        "'First name,Last name,Email', 'Ada,Lovelace,a@x.example', Ada Lovelace",
        "'Last name,First name,Email', 'Lovelace,Ada,a@x.example', Ada Lovelace",
        "'Họ,Tên,Email',               'Nguyễn,Văn An,a@x.example', Nguyễn Văn An",
        "'姓,名,Email',                 '山田,太郎,a@x.example', 山田太郎",
        "'First name,Last name,Email', '小明,王,a@x.example', 王小明",
        "'First name,Last name,Email', 'Ada,,a@x.example', Ada",
        "'First name,Last name,Email', ' Ada\u00A0 ,\u200BLovelace,a@x.example', Ada Lovelace"
    })
    void given_and_family_names_are_joined_as_their_people_say_them(
            String headings, String row, String name) throws Exception {
        var sheet = CsvSheet.read((headings + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
        var rows = new RowReader(sheet, Mapping.guess(sheet.headings()));
        assertThat(rows.name(sheet.lines().getFirst())).isEqualTo(name);
    }

    @Test
    void of_several_columns_the_first_that_is_filled_counts() throws Exception {
        var sheet =
                CsvSheet.read(
                        "Name,Email,Phone,Mobile\nA,a@x.example,,2\nB,b@x.example,1,2\n"
                                .getBytes(StandardCharsets.UTF_8));
        var rows = new RowReader(sheet, Mapping.guess(sheet.headings()));
        assertThat(sheet.lines().stream().map(rows::phone)).containsExactly("2", "1");
    }
}
