Feature: The device is replaced
  A merchant whose terminal cannot be saved gets another one, and the shop must be open again the same day.
  The old device lies in somebody's drawer from then on: under its number nothing may be sold any more.

  Background:
    Given two terminals ready for sales
    And customer service replaces the first terminal by the second

  @B12
  Scenario: The new terminal signs in under the merchant and sells
    When they go on at the second terminal
    And the cashier signs the terminal in
    Then the terminal says that it is signed in
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00

  @B12
  Scenario: The old terminal is refused at its sign-in and at a sale
    When the cashier signs the terminal in
    Then the terminal says that the sign-in has failed
    And the terminal shows code 97
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal shows code 97
    And nothing is charged to the everyday debit card
