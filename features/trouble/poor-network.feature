Feature: A poor network
  Mobile lines are slow, narrow, and stop for seconds. What arrives in time must count as if nothing had been,
  and what does not must be taken back.

  Background:
    Given a terminal ready for sales

  @D3
  Scenario: A slow and jittery line only makes the sale slower
    Given the network takes 200 milliseconds each way, give or take 100 milliseconds
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00
    And the host has approved exactly one sale of 12.00 on the everyday debit card

  @D3
  Scenario: A narrow line only makes the sale slower
    Given the network carries 1000 bytes a second
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00
    And the terminal's journal agrees with the host's

  @D3
  Scenario: An issuer that thinks about it only makes the sale slower
    Given the answer to the next sale comes 500 milliseconds late
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    And the host has approved exactly one sale of 12.00 on the everyday debit card
    And everything that was laid down has happened

  @D3
  Scenario: A line that is too slow counts as lost, and the sale is taken back
    Given the network takes 2 seconds each way
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that no answer came
    When the network is as it was
    And the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the terminal's journal agrees with the host's

  @D3
  Scenario: The line stalls and flows again
    Given the network stalls
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that no answer came
    When the network flows again
    And the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And 8.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's
