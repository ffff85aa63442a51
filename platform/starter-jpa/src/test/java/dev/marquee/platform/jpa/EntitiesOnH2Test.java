package dev.marquee.platform.jpa;

class EntitiesOnH2Test extends EntitiesContract {

    @Override
    String database() {
        return "jdbc:h2:mem:notes;MODE=PostgreSQL;DB_CLOSE_DELAY=-1";
    }
}
