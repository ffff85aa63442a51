package dev.marquee.auth;

@AuthServiceTest
class AccountsOnH2Test extends AccountJourney {}
